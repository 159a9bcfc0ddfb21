import '../../src/host-define.js';
import type { Desk } from '../../src/core/desk.js';
import type { DeskpassBoard } from '../../src/host/deskpass-board.js';
import type { DeskpassDesk } from '../../src/host/deskpass-desk.js';
import type { SessionState } from '../../src/session/session-state.js';
import { FakeSession, northwindDesk, sarahsSession, sso } from '../fixtures/fake-session.js';
import { fixture, html } from '../fixtures/fixture.js';
import { fixtureGadget } from '../fixtures/gadget-fixtures.js';
import { waitUntil } from '../fixtures/wait-until.js';

/** Sarah is at her desk. */
export const signedIn = (changes: Parameters<typeof sarahsSession>[0] = {}, expiring = false): SessionState => ({
  status: 'signed-in',
  session: sarahsSession(changes),
  expiring,
});

export const signedOut: SessionState = { status: 'signed-out', reason: 'signed-out', methods: [sso], error: null };

/** A desk with these gadgets, none of which ever says hello. */
export const deskWith = (...gadgets: Partial<Desk['gadgets'][number]>[]): Desk => ({
  ...northwindDesk,
  gadgets: gadgets.map((changes) => fixtureGadget('silent.html', changes)),
});

/** A host page with a desk that has been given a session. */
export async function mountDesk(
  state: SessionState,
  desk: Desk = deskWith({ id: 'orders', title: 'Orders' }),
): Promise<{ readonly element: DeskpassDesk; readonly session: FakeSession }> {
  const session = new FakeSession(state, desk);
  const main = await fixture<HTMLElement>(
    html`<main>
      <h1>Contact centre</h1>
      <button type="button" class="before" style="color: inherit; background: none">Before</button>
      <deskpass-desk .session=${session}></deskpass-desk>
    </main>`,
  );
  const element = main.querySelector('deskpass-desk') as DeskpassDesk;
  if (state.status === 'signed-in') await boardOf(element);
  return { element, session };
}

/** The board, as soon as it is there and drawn. */
export async function boardOf(element: DeskpassDesk): Promise<DeskpassBoard> {
  const find = (): DeskpassBoard | null | undefined => element.shadowRoot?.querySelector('deskpass-board');
  await waitUntil(() => find()?.shadowRoot?.querySelector('.bar'), 'the board is there');
  return find() as DeskpassBoard;
}

/** Visible text of a part of the board. */
export const textOf = (board: DeskpassBoard, selector: string): string =>
  board.shadowRoot?.querySelector<HTMLElement>(selector)?.innerText.trim().replace(/\s+/g, ' ') ?? '';

/** A button of the board by what it says. */
export function buttonOf(board: DeskpassBoard, name: string): HTMLButtonElement {
  const buttons = [...(board.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find((button) => button.innerText.trim() === name);
  if (!found) throw new Error(`There is no button "${name}"`);
  return found;
}
