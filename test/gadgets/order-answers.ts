import type { FakeDesk } from './fake-desk.js';

/** A time in this year whatever the day, and in the middle of a day whatever the time zone. */
const thisYear = (month: number, day: number): string =>
  new Date(new Date().getFullYear(), month - 1, day, 12, 30).toISOString();

export const ada = { customer: { id: 'C-1042', name: 'Ada Brook' } };
export const tomas = { customer: { id: 'C-2077', name: 'Tomás Vega' } };

export const chair = {
  id: 'NW-20933',
  customer: 'C-1042',
  placed: thisYear(3, 20),
  state: 'packing',
  currency: 'EUR',
  total: 1310.9,
  items: [
    { sku: 'CHR-OK', name: 'Reading chair, oak', quantity: 1, price: 1267.1 },
    { sku: 'PAD-08', name: 'Felt pads', quantity: 2, price: 21.9 },
  ],
  notes: [{ id: 'N-1', at: thisYear(3, 21), by: 'Miguel García', text: 'Door code is 1234.\nRing twice.' }],
};

export const lamp = {
  ...chair,
  id: 'NW-20841',
  placed: new Date(2024, 10, 12, 12, 30).toISOString(),
  state: 'delivered',
  total: 148,
  items: [{ sku: 'LMP-BR', name: 'Desk lamp, brass', quantity: 1, price: 148 }],
  notes: [],
};

export const table = { ...lamp, id: 'NW-20790', customer: 'C-2077', state: 'returned', total: 449 };

export const json = (body: unknown, init?: ResponseInit): Response => new Response(JSON.stringify(body), init);

/** What a gateway says to a request whose token lacks a scope (RFC 6750 §3.1). */
export const forbidden = (scope: string): Response =>
  new Response('{"error":"access_denied"}', {
    status: 403,
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  });

/** The service as it is on a good day: it has the orders above and takes every note. */
export const goodService: FakeDesk['answer'] = ({ url, method, body }) => {
  if (method === 'POST') {
    const { text } = JSON.parse(body) as { readonly text: string };
    return json({ id: 'N-2', at: thisYear(3, 22), by: 'Sarah Jefferson', text }, { status: 201 });
  }
  const customer = new URL(url).searchParams.get('customer');
  return json({ orders: [chair, lamp, table].filter((order) => order.customer === customer) });
};
