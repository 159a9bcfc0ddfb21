import { expect } from '@open-wc/testing/pure';
import { nothing } from 'lit';
import { NO_TERMS } from '../../src/backends/expertflow/password-policy.js';
import { estimateStrength } from '../../src/login/challenges/estimate-strength.js';
import { strengthMeter } from '../../src/login/challenges/strength-meter.js';
import type { StepContext } from '../../src/login/challenges/step-view.js';
import type { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { challengeOf } from '../fixtures/challenges.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { answersOf, fieldOf, mountAsking, send, type } from './mount-challenge.js';

const meterOf = (login: DeskpassLogin): HTMLElement | null => login.querySelector('.deskpass-strength');

const said = (login: DeskpassLogin): string => login.renderRoot.querySelector('.announcer')?.textContent.trim() ?? '';

/** Types a new password and waits until it is judged. */
async function judged(login: DeskpassLogin, password: string, verdict: string): Promise<void> {
  type(fieldOf(login, 'new-password'), password);
  await waitUntil(() => meterOf(login)?.innerText.includes(verdict), `"${password}" is judged`);
}

const free = challengeOf('change-password', {
  asksCurrent: false,
  policy: { ...NO_TERMS.policy, minLength: 4 },
});

describe('the strength of a new password', () => {
  it('is told in words and bars as it is typed, and read out', async () => {
    const { login } = await mountAsking(free);
    await judged(login, 'password', 'Very easy to guess');
    await judged(login, 'gravel-otter-quilt-96-moss', 'Very hard to guess');
    expect([meterOf(login)?.querySelectorAll('.on').length, said(login)]).to.deep.equal([4, 'Very hard to guess.']);
  });

  it('belongs to its field', async () => {
    const { login } = await mountAsking(free);
    await judged(login, 'password', 'Very easy to guess');
    const ids = fieldOf(login, 'new-password').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => document.getElementById(id))).to.deep.equal([meterOf(login)]);
  });

  it('counts the user’s own name and the site’s as guessed', async () => {
    const { login } = await mountAsking(free);
    await judged(login, 'sjefferson1', 'Easy to guess');
    await judged(login, 'gravel-otter-quilt-96-moss', 'Very hard to guess');
    await judged(login, 'northwind1', 'Easy to guess');
    expect(['sjefferson1', 'northwind1'].map((name) => estimateStrength(name, []))).to.deep.equal([3, 3]);
  });

  it('is not read out again while it stays the same', async () => {
    const { login } = await mountAsking(free);
    await judged(login, 'password', 'Very easy to guess');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((seen) => changes.push(...seen));
    observer.observe(login.renderRoot.querySelector('.announcer')!, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    type(fieldOf(login, 'new-password'), '123456');
    // Judged after the one before it: what it would have said, it has said by then.
    await judged(login, 'gravel-otter-quilt-96-moss', 'Very hard to guess');
    observer.disconnect();
    expect(changes.length).to.equal(1);
  });

  it('is not told of an empty field', async () => {
    const { login } = await mountAsking(free);
    await judged(login, 'password', 'Very easy to guess');
    type(fieldOf(login, 'new-password'), '');
    await waitUntil(() => meterOf(login) === null, 'the meter is gone');
    expect(fieldOf(login, 'new-password').hasAttribute('aria-describedby')).to.equal(false);
  });

  it('is advice: what is accepted, the policy decides', async () => {
    const { login, session } = await mountAsking(free);
    await judged(login, 'password', 'Very easy to guess');
    type(fieldOf(login, 'repeat-password'), 'password');
    await send(login);
    expect(answersOf(session)).to.deep.equal([{ kind: 'change-password', current: '', password: 'password' }]);
  });

  it('looks at the beginning alone, however long a password is', () => {
    const start = 'gravel-otter-quilt-96-moss-'.repeat(3).slice(0, 64);
    expect(estimateStrength(start + 'P@ssw0rd'.repeat(10_000), [])).to.equal(estimateStrength(start, []));
  });
});

describe('what judges a password', () => {
  /** A step's context whose form holds this, and what becomes of it. */
  function stepWith(password: string) {
    const form = document.createElement('form');
    form.innerHTML = '<input name="new-password" />';
    form.querySelector('input')!.value = password;
    const kept = new Map<string, unknown>();
    const told: string[] = [];
    const context = {
      uid: 'step',
      form,
      keep: <T>(name: string, make: () => T): T => {
        if (!kept.has(name)) kept.set(name, make());
        return kept.get(name) as T;
      },
      redraw: () => undefined,
      say: (text: string) => told.push(text),
      signal: new AbortController().signal,
    } as unknown as StepContext;
    return { context, told };
  }

  it('is fetched when the agent comes to the field, once', () => {
    const { context } = stepWith('');
    let loads = 0;
    const load = () => {
      loads += 1;
      return Promise.resolve({ estimateStrength });
    };
    const draw = () => strengthMeter({ name: 'new-password', names: [], load }, context);
    const before = [draw(), loads][1];
    draw().want();
    draw().onInput();
    expect([before, loads]).to.deep.equal([0, 1]);
  });

  it('is done without where it cannot be fetched', async () => {
    const { context, told } = stepWith('password');
    let isTried = false;
    const load = () => {
      isTried = true;
      return Promise.reject(new TypeError('Failed to fetch the module'));
    };
    const draw = () => strengthMeter({ name: 'new-password', names: [], load }, context);
    draw().onInput();
    await waitUntil(() => isTried);
    expect([draw().template, draw().id, told]).to.deep.equal([nothing, '', []]);
  });
});
