import { expect } from '@open-wc/testing/pure';
import type { Backend, Outcome } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';
import { createGenesysBackend } from '../../src/backends-genesys.js';
import { DeskpassError, type ErrorCode } from '../../src/core/errors.js';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { expectNoSecret } from './expect-no-secret.js';
import { MemorySealedStore } from './memory-sealed-store.js';

/** The password of every seeded agent. */
export const PASSWORD = 'northwind';

export const PAGE_URL = 'https://desk.example/agent';

type Settings = Readonly<Record<string, unknown>>;

/** An agent at a simulated Genesys, and the backend between the two. */
export class GenesysJourney {
  readonly sim: Simulator;
  readonly store = new MemorySealedStore();
  readonly #settings: Settings;
  /** Aborted when the conversation is dropped. */
  controller = new AbortController();
  backend: Backend;

  constructor(sim: Simulator, settings: Settings = {}) {
    this.sim = sim;
    this.#settings = settings;
    sim.secrets.add(PASSWORD);
    this.backend = this.newVault();
  }

  /** A backend with nothing in memory and the same store: the page was reloaded. */
  newVault(fetch = this.sim.fetch): Backend {
    const { url, urls } = this.sim;
    const place =
      this.#settings['product'] === 'cloud'
        ? { region: 'genesyscloud.localhost', loginUrl: urls['login'], apiUrl: urls['api'] }
        : { url };
    this.backend = createGenesysBackend({
      method: {
        id: 'genesys',
        backend: 'genesys',
        label: 'Genesys',
        settings: { client_id: 'desk', ...place, ...this.#settings },
      },
      pageUrl: PAGE_URL,
      development: true,
      fetch,
      now: this.sim.now,
      store: this.store,
    });
    return this.backend;
  }

  get options(): { readonly signal: AbortSignal } {
    return { signal: this.controller.signal };
  }

  async begin(returnTo = ''): Promise<Challenge> {
    return asked(await this.backend.begin({ display: null, silent: false, returnTo, ...this.options }));
  }

  answer(answer: Answer): Promise<Outcome> {
    return this.backend.answer(answer, this.options);
  }

  /** The next challenge; throws where there is none. */
  async next(answer: Answer): Promise<Challenge> {
    return asked(await this.answer(answer));
  }

  back(): Promise<Challenge> {
    return this.next({ kind: 'action', action: 'back' });
  }

  /** Begins and says who it is. */
  async identify(identifier: string): Promise<Challenge> {
    await this.begin();
    return this.next({ kind: 'identifier', identifier });
  }

  /** Sends a password. */
  type(identifier: string, password = PASSWORD): Promise<Outcome> {
    return this.answer({ kind: 'password', identifier, password, extension: '' });
  }

  /** Begins, says who it is and sends the password. */
  async login(identifier: string, password = PASSWORD): Promise<Outcome> {
    await this.identify(identifier);
    return this.type(identifier, password);
  }

  /** What stands after name and password. */
  async ask(identifier: string, password = PASSWORD): Promise<Challenge> {
    return asked(await this.login(identifier, password));
  }

  /** The query that comes back from pages of Genesys. */
  signOn(challenge: Challenge, ...pages: readonly Readonly<Record<string, string>>[]): Promise<string> {
    return this.sim.call('signOn', urlOf(challenge), pages);
  }

  async signIn(identifier = 'sjefferson'): Promise<Credential> {
    return over(await this.login(identifier));
  }

  /** Expects a rejection with this code, and no secret in it. */
  async refusal(code: ErrorCode, work: Promise<unknown>): Promise<DeskpassError> {
    const thrown: unknown = await work.then(
      () => 'nothing was refused',
      (reason: unknown) => reason,
    );
    if (!(thrown instanceof DeskpassError)) throw new Error(`not a DeskpassError: ${String(thrown)}`);
    expect(thrown.code).to.equal(code);
    expectNoSecret(thrown, this.sim.secrets);
    return thrown;
  }
}

export function asked(outcome: Outcome): Challenge {
  if (outcome.done) throw new Error('the conversation is over');
  return outcome.challenge;
}

export function over(outcome: Outcome): Credential {
  if (!outcome.done) throw new Error(`still asked: ${JSON.stringify(outcome.challenge)}`);
  return outcome.credential;
}

/** Where a redirect leads. */
export function urlOf(challenge: Challenge): string {
  if (challenge.kind !== 'redirect') throw new Error(`no redirect but ${challenge.kind}`);
  return challenge.url;
}

/** Kind of a challenge, and its problem or its notice. */
export function gist(challenge: Challenge): string {
  if (challenge.kind === 'notice') return `notice ${challenge.notice}`;
  const code = 'problem' in challenge ? challenge.problem?.code : undefined;
  return code === undefined ? challenge.kind : `${challenge.kind} ${code}`;
}

/** Starts a simulated Genesys for each file; what a test changes in it is undone. */
export function useGenesys(): { take: (settings?: Settings, system?: Settings) => GenesysJourney } {
  let sim: Simulator;
  let initial: Settings;
  before(async () => {
    sim = await startSimulator('genesys');
    initial = structuredClone(await sim.call<Settings>('settingsNow'));
  });
  beforeEach(() => {
    sim.connect(true);
    sim.secrets.clear();
    void sim.call('reset');
    void sim.outage(null);
    void sim.configure(structuredClone(initial));
  });
  after(() => sim.stop());
  return {
    take(settings, system = {}) {
      if (Object.keys(system).length > 0) void sim.configure(system);
      return new GenesysJourney(sim, settings);
    },
  };
}
