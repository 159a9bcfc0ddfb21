import { expect } from '@open-wc/testing/pure';
import type { Backend, Outcome } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';
import { createExpertflowBackend } from '../../src/backends/expertflow/expertflow-backend.js';
import { DeskpassError } from '../../src/core/errors.js';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { MemorySealedStore } from './memory-sealed-store.js';

/** The password of every seeded agent. */
export const PASSWORD = 'northwind';

interface Message {
  readonly to: string;
  readonly text: string;
}

export interface TakeOptions {
  readonly tenant?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** An agent at a simulated Expertflow, and the backend between the two. */
export class ExpertflowJourney {
  readonly sim: Simulator;
  readonly tenant: string;
  readonly backend: Backend;
  /** Aborted when the conversation is dropped. */
  readonly controller = new AbortController();

  constructor(sim: Simulator, { tenant = 'expertflow', settings = {} }: TakeOptions = {}) {
    this.sim = sim;
    this.tenant = tenant;
    this.backend = this.create(settings);
  }

  create(settings: Readonly<Record<string, unknown>> = {}): Backend {
    const { sim, tenant } = this;
    return createExpertflowBackend({
      method: {
        id: 'cx',
        backend: 'expertflow',
        label: 'Expertflow',
        settings: { url: sim.url, ...(tenant === '' ? {} : { tenant }), ...settings },
      },
      pageUrl: 'https://desk.example/agent',
      development: true,
      fetch: sim.fetch,
      now: sim.now,
      store: new MemorySealedStore(),
    });
  }

  get options(): { readonly signal: AbortSignal } {
    return { signal: this.controller.signal };
  }

  async begin(): Promise<Challenge> {
    return asked(await this.backend.begin({ display: null, silent: false, returnTo: '', ...this.options }));
  }

  answer(answer: Answer): Promise<Outcome> {
    return this.backend.answer(answer, this.options);
  }

  /** The next challenge; throws where there is none. */
  async next(answer: Answer): Promise<Challenge> {
    return asked(await this.answer(answer));
  }

  /** Begins and sends name and password. */
  async login(identifier: string, password = PASSWORD, extension = ''): Promise<Outcome> {
    await this.begin();
    return this.answer({ kind: 'password', identifier, password, extension });
  }

  /** What stands after name and password. */
  async ask(identifier: string, password = PASSWORD): Promise<Challenge> {
    return asked(await this.login(identifier, password));
  }

  /** The end of the conversation; throws where it is not over. */
  async finish(answer: Answer): Promise<Credential> {
    return over(await this.answer(answer));
  }

  act(action: 'resend' | 'back' | 'skip' | 'change-password'): Promise<Challenge> {
    return this.next({ kind: 'action', action });
  }

  /** The code that was sent last to someone, from the last message to them. */
  async codeTo(to: string): Promise<string> {
    const messages = await this.sim.call<readonly Message[]>('messages');
    const text = messages.findLast((message) => message.to === to)?.text ?? '';
    return /\d{4,10}/.exec(text)?.[0] ?? '';
  }

  async sentTo(to: string): Promise<number> {
    const messages = await this.sim.call<readonly Message[]>('messages');
    return messages.filter((message) => message.to === to).length;
  }

  /** What the agent's app or token shows now. */
  async shown(owner: string, device: 'app' | 'rsa' = 'app'): Promise<string> {
    const devices = await this.sim.call<readonly { readonly id: string; readonly code: string }[]>('devices');
    return devices.find(({ id }) => id === `${this.tenant} ${owner} ${device}`)?.code ?? '';
  }

  /** Paths of the requests so far, those of the gateway's own preflights left out. */
  async paths(): Promise<string[]> {
    return (await this.sim.requests()).map(({ path }) => String(path));
  }
}

/** The challenge of an outcome; throws where the conversation is over. */
export function asked(outcome: Outcome): Challenge {
  if (outcome.done) throw new Error('the conversation is over');
  return outcome.challenge;
}

/** The credential of an outcome; throws where the conversation is not over. */
export function over(outcome: Outcome): Credential {
  if (!outcome.done) throw new Error(`there is another challenge: ${outcome.challenge.kind}`);
  return outcome.credential;
}

/** Why work was refused; throws where it was not, or by something that is no error of ours. */
export async function failureOf(work: Promise<unknown>): Promise<DeskpassError> {
  const thrown = await work.then(
    () => 'nothing was refused',
    (reason: unknown) => reason,
  );
  expect(thrown).to.be.instanceOf(DeskpassError);
  return thrown as DeskpassError;
}

/** What a challenge says is wrong, or what its notice is. */
export function saidBy(challenge: Challenge): string {
  if (challenge.kind === 'notice') return challenge.notice;
  return 'problem' in challenge ? `${challenge.kind} ${challenge.problem?.code ?? 'nothing'}` : challenge.kind;
}

/** One simulated Expertflow for the tests of a file, as new before each of them. */
export function useExpertflow(): {
  readonly sim: Simulator;
  readonly take: (options?: TakeOptions) => ExpertflowJourney;
} {
  let sim: Simulator;
  before(async () => {
    sim = await startSimulator('expertflow');
  });
  beforeEach(() => {
    sim.connect(true);
    sim.advance((Date.now() - sim.now()) / 1000);
    void sim.call('restart', location.origin);
  });
  after(() => sim.stop());
  return {
    get sim() {
      return sim;
    },
    take: (options) => new ExpertflowJourney(sim, options),
  };
}

/** Agents whom the sign-in itself refuses, and what they are told. */
export const REFUSED_AGENTS: readonly (readonly [name: string, said: string])[] = [
  ['nobody', 'password credentials-wrong'],
  ['locked', 'password credentials-wrong'],
  ['disabled', 'account-disabled'],
  ['temporary', 'change-password nothing'],
  ['denied', 'no-permission'],
  ['lacks-all', 'no-permission'],
  ['lacks-role-group', 'no-permission'],
  ['lacks-role-team', 'no-permission'],
  ['lacks-role', 'no-permission'],
  ['lacks-group', 'no-permission'],
  ['lacks-team', 'no-permission'],
  ['lacks-group-team', 'no-permission'],
  ['lacks-senior', 'no-permission'],
];
