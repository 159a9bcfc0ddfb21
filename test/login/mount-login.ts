import '../../src/login-define.js';
import type { Method } from '../../src/auth/method.js';
import type { Desk } from '../../src/core/desk.js';
import { DeskpassError, type ErrorCode } from '../../src/core/errors.js';
import type { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { isFailure } from '../../src/login/failure-state.js';
import type { SessionState, SignedOutReason } from '../../src/session/session-state.js';
import { afterPaint } from '../../src/ui/after-paint.js';
import { FakeSession, northwindDesk, sso } from '../fixtures/fake-session.js';
import { fixture, html } from '../fixtures/fixture.js';
import { nextFrame } from '../fixtures/next-frame.js';
import { waitUntil } from '../fixtures/wait-until.js';

/** A host page's `<main>` with a sign-in card that has no session yet. */
export async function mountBare(): Promise<DeskpassLogin> {
  const main = await fixture(
    html`<main>
      <h1>Contact centre</h1>
      <button type="button" class="before" style="color: inherit; background: none">Before</button>
      <deskpass-login brand="Northwind"></deskpass-login>
    </main>`,
  );
  return main.querySelector('deskpass-login')!;
}

/** A sign-in card that draws a fake session, once it does. */
export async function mountWith(
  state: SessionState,
  desk: Desk | null = northwindDesk,
): Promise<{ readonly login: DeskpassLogin; readonly session: FakeSession }> {
  const login = await mountBare();
  const session = new FakeSession(state, desk);
  login.session = session;
  await drawn(login);
  if (isFailure(state)) await failureDrawn(login);
  return { login, session };
}

/** Waits until the card can draw every ordinary state: behind the element, which fetches them once it is painted. */
export async function drawn(login: DeskpassLogin): Promise<void> {
  await login.updateComplete;
  await afterPaint();
  await import('../../src/login/later-screens.js');
  await nextFrame();
  if (login.session && !staysFirst(login.session.state)) {
    await waitUntil(() => !/^(Sign in|Connecting…)$/.test(labels(login)[0] ?? ''), 'the state is drawn');
  }
  await login.updateComplete;
}

/** Whether the first form is what belongs to a state. */
const staysFirst = (state: SessionState): boolean =>
  state.status === 'starting' || (state.status === 'signed-out' && state.methods.length === 0 && !state.error);

/** Waits until the card shows a failure: what draws it is fetched with the first one. */
export async function failureDrawn(login: DeskpassLogin): Promise<void> {
  await waitUntil(() => login.shadowRoot!.querySelector('[role=alert]'), 'the failure is there');
}

/** Nobody is signed in. */
export const signedOut = (
  reason: SignedOutReason = 'fresh',
  methods: readonly Method[] = [sso],
  error: DeskpassError | null = null,
): SessionState => ({ status: 'signed-out', reason, methods, error });

/** Nobody is signed in, because this happened. */
export const failedWith = (code: ErrorCode, methods: readonly Method[] = [sso]): SessionState =>
  signedOut('fresh', methods, new DeskpassError(code, 'What a developer reads.', { suggestion: 'What to do.' }));

/** The buttons of the step, in order. */
export const buttons = (login: DeskpassLogin): HTMLButtonElement[] => [...login.querySelectorAll('button')];

/** What the buttons of the step say. */
export const labels = (login: DeskpassLogin): string[] => buttons(login).map(({ innerText }) => innerText.trim());

/** The text of a part of the card, or empty. */
export const textOf = (login: DeskpassLogin, part: string): string =>
  login.shadowRoot!.querySelector<HTMLElement>(`[part~=${part}]`)?.innerText.trim() ?? '';

/** What a screen reader was told last. */
export const announced = (login: DeskpassLogin): string =>
  login.shadowRoot!.querySelector('[role=status]')!.textContent.trim();
