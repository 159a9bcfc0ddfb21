import type { AskedChallenge } from '../../src/auth/step.js';
import type { DeskpassError } from '../../src/core/errors.js';
import type { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { asking } from '../fixtures/challenge-states.js';
import type { FakeSession } from '../fixtures/fake-session.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { mountWith } from './mount-login.js';

/** A card that asks something. */
export interface Asking {
  readonly login: DeskpassLogin;
  readonly session: FakeSession;
  /** Moves the session on and waits until that is drawn. */
  readonly show: (
    challenge: AskedChallenge,
    changes?: { readonly busy?: boolean; readonly error?: DeskpassError },
  ) => Promise<void>;
}

/** Waits until the form of a step is there: what draws it is fetched with the first one. */
export async function stepDrawn(login: DeskpassLogin): Promise<void> {
  await waitUntil(() => login.querySelector('form[novalidate]'), 'the step is there');
  await login.updateComplete;
}

/** A sign-in card whose session asks this. */
export async function mountAsking(challenge: AskedChallenge): Promise<Asking> {
  const { login, session } = await mountWith(asking(challenge));
  await stepDrawn(login);
  return {
    login,
    session,
    async show(next, changes) {
      session.become(asking(next, changes));
      await login.updateComplete;
    },
  };
}

/** A field of the step, by its name. */
export const fieldOf = (login: DeskpassLogin, name: string): HTMLInputElement =>
  login.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;

/** Puts text into a field as an agent, or a password manager that says so, does. */
export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Presses the main button. */
export async function send(login: DeskpassLogin): Promise<void> {
  login.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
  // Reading a form may take a turn.
  await Promise.resolve();
  await Promise.resolve();
  await login.updateComplete;
}

/** A button of the step, by what it says. */
export const buttonCalled = (login: DeskpassLogin, label: string): HTMLButtonElement | undefined =>
  [...login.querySelectorAll('button')].find((button) => button.innerText.trim() === label);

/** What stands under a field. */
export const hintOf = (login: DeskpassLogin, name: string): string => {
  const ids = fieldOf(login, name).getAttribute('aria-describedby') ?? '';
  return ids
    .split(' ')
    .flatMap((id) => (id === '' ? [] : (document.getElementById(id)?.innerText.trim() ?? [])))
    .join(' ')
    .trim();
};

/** The answers that the card has given. */
export const answersOf = (session: FakeSession): readonly unknown[] =>
  session.callsOf('answer').map(([first]) => first);
