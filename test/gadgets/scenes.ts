import { DeskpassError } from '../../src/gadget.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { FakeDesk } from './fake-desk.js';
import { ada, forbidden, goodService, json } from './order-answers.js';
import { play, type Play, type PlayOptions } from './play.js';

export const sarah = {
  identity: { subject: '5d0c1f0e', name: 'Sarah Jefferson', username: 'sjefferson' },
  claims: {
    sub: '5d0c1f0e-6f0b-4a43-9a55-3f6a1c0d9e11',
    name: 'Sarah Jefferson',
    preferred_username: 'sjefferson',
    email: 'sarah.jefferson@northwind.example',
    groups: ['/service/first-line', '/sites/utrecht'],
    roles: ['agent', 'team_lead'],
  },
};

type Surroundings = Pick<FakeDesk, 'colorScheme' | 'direction' | 'locale'>;

interface Scene {
  readonly gadget: 'orders' | 'identity' | 'record';
  readonly desk: Partial<FakeDesk>;
  /** Brings the gadget to where it is looked at; it is there at once without. */
  readonly act?: (gadget: Play) => Promise<void>;
}

const open = async (gadget: Play): Promise<void> => {
  await waitUntil(() => gadget.all('.above button').length > 0);
  gadget.button('NW-20933').click();
};

const add = async (gadget: Play, text: string): Promise<void> => {
  await open(gadget);
  (gadget.find('textarea') as HTMLTextAreaElement).value = text;
  gadget.button('Add note').click();
};

const refuseNotes: FakeDesk['answer'] = (request) =>
  request.method === 'POST' ? forbidden('orders:write') : goodService(request);

/** Every state of the gadgets, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  'nobody on the line': { gadget: 'orders', desk: {} },
  'orders on the way': { gadget: 'orders', desk: { context: ada, answer: () => new Promise(() => undefined) } },
  orders: {
    gadget: 'orders',
    desk: { context: ada, answer: goodService },
    act: (gadget) => waitUntil(() => gadget.all('.above button').length > 0),
  },
  'no orders': {
    gadget: 'orders',
    desk: { context: ada, answer: () => json({ orders: [] }) },
    act: (gadget) => waitUntil(() => gadget.text.includes('No orders')),
  },
  'a broken service': {
    gadget: 'orders',
    desk: { context: ada, answer: () => new Response('', { status: 503 }) },
    act: (gadget) => waitUntil(() => gadget.all('.panel').length > 0),
  },
  'an account that may not read': {
    gadget: 'orders',
    desk: { context: ada, answer: () => forbidden('orders:read') },
    act: (gadget) => waitUntil(() => gadget.all('.panel').length > 0),
  },
  'an open order': { gadget: 'orders', desk: { context: ada, answer: goodService }, act: open },
  'a note without words': {
    gadget: 'orders',
    desk: { context: ada, answer: goodService },
    act: (gadget) => add(gadget, ''),
  },
  'a note that was refused': {
    gadget: 'orders',
    desk: { context: ada, answer: refuseNotes },
    async act(gadget) {
      await add(gadget, 'Wants it after 17:00.');
      await waitUntil(() => gadget.all('.callout').length > 0);
    },
  },
  'a note that was added': {
    gadget: 'orders',
    desk: { context: ada, answer: goodService },
    async act(gadget) {
      await add(gadget, 'Wants it after 17:00.');
      await waitUntil(() => gadget.text.includes('Note added'));
    },
  },
  'an agent': { gadget: 'identity', desk: { ...sarah, claims: { ...sarah.claims, email_verified: true } } },
  'an agent without a name': { gadget: 'identity', desk: { claims: { roles: ['agent'], employee_number: 7 } } },
  'nothing granted': { gadget: 'identity', desk: {} },
  'a record': {
    gadget: 'record',
    desk: { answer: () => json({ name: sarah.identity.name, id: sarah.claims.sub.repeat(3) }) },
    act: (gadget) => waitUntil(() => gadget.all('pre').length > 0),
  },
  'no desk': { gadget: 'identity', desk: { connectError: new DeskpassError('host-silent', 'No answer') } },
};

/** Plays one of the scenes. */
export async function playScene(
  { gadget, desk, act }: Scene,
  { width, written, ...surroundings }: Partial<Surroundings> & Pick<PlayOptions, 'width' | 'written'> = {},
): Promise<Play> {
  const played = await play(gadget, new FakeDesk({ ...desk, ...surroundings }), { width, written });
  await act?.(played);
  return played;
}
