import { expect } from '@open-wc/testing/pure';
import { OLDER } from '../../demo/unblu/settings.js';
import type { Backend, Outcome } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import { DeskpassError } from '../../src/core/errors.js';
import { ExpertflowJourney } from '../backends/expertflow-journey.js';
import { FinesseJourney } from '../backends/finesse-journey.js';
import { GenesysJourney } from '../backends/genesys-journey.js';
import { UnbluJourney } from '../backends/unblu-journey.js';
import { startSimulator, type Simulator, type SimulatorName } from '../support/simulator.js';

const STRANGER = 'nobody-of-this-name';

/** A system whose agents have a password, one of them, and the backend between the two. */
interface Door {
  readonly system: SimulatorName;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly agent: string;
  readonly open: (system: Simulator, finesse: Simulator) => Backend;
}

const doors: Readonly<Record<string, Door>> = {
  Expertflow: { system: 'expertflow', agent: 'sjefferson', open: (sim) => new ExpertflowJourney(sim).backend },
  'Expertflow, whose agents are those of Finesse': {
    system: 'expertflow',
    agent: 'sjefferson',
    open: (sim, finesse) => new ExpertflowJourney(sim, { settings: { finesseUrl: finesse.url } }).backend,
  },
  Finesse: {
    system: 'finesse',
    settings: { authMode: 'NON_SSO' },
    agent: 'rread',
    open: (sim) => new FinesseJourney(sim).backend,
  },
  'a hybrid Finesse': {
    system: 'finesse',
    settings: { authMode: 'HYBRID' },
    agent: 'rread',
    open: (sim) => new FinesseJourney(sim).backend,
  },
  'Genesys, name first': { system: 'genesys', agent: 'sjefferson', open: (sim) => new GenesysJourney(sim).backend },
  'Genesys, name and password at once': {
    system: 'genesys',
    agent: 'sjefferson',
    open: (sim) => new GenesysJourney(sim, { signIn: 'form' }).backend,
  },
  Unblu: {
    system: 'unblu',
    settings: { api: 'v4', internalPath: '/app' },
    agent: 'sjefferson',
    open: (sim) => new UnbluJourney(sim).create(),
  },
  'Unblu, older release': {
    system: 'unblu',
    settings: OLDER,
    agent: 'sjefferson',
    open: (sim) => new UnbluJourney(sim).create({ api: 'v3', entryPath: '/co-unblu' }),
  },
};

const wrong = (challenge: Challenge, identifier: string): Answer => {
  if (challenge.kind === 'identifier') return { kind: 'identifier', identifier };
  if (challenge.kind === 'password') return { kind: 'password', identifier, password: 'not-it', extension: '7001' };
  throw new Error(`nobody should get as far as ${challenge.kind}`);
};

/** All that is said to somebody who gives this name and a wrong password twice, to the byte but for the name. */
async function saidTo(identifier: string, backend: Backend): Promise<string> {
  const { signal } = new AbortController();
  const said: unknown[] = [];
  let outcome: Outcome | null = await backend.begin({ display: null, silent: false, returnTo: '', signal });
  for (let answers = 0; answers < 4 && outcome && !outcome.done; answers += 1) {
    outcome = await backend.answer(wrong(outcome.challenge, identifier), { signal }).catch((thrown: unknown) => {
      if (!(thrown instanceof DeskpassError)) throw thrown;
      said.push([thrown.code, thrown.message, thrown.suggestion, thrown.facts]);
      return null;
    });
    said.push(outcome);
  }
  return JSON.stringify(said).replaceAll(identifier, 'NAME');
}

/** Every request that a system has got from here on, in order, but for the name. */
async function watch(watched: ReadonlySet<Simulator>): Promise<(identifier: string) => Promise<string[]>> {
  const all = () => Promise.all([...watched].map((system) => system.requests()));
  const before = await all();
  const line = ({ method, path, fields }: Readonly<Record<string, unknown>>) =>
    `${String(method)} ${String(path)} ${JSON.stringify(fields)}`;
  return async (identifier) =>
    (await all()).flatMap((requests, system) =>
      requests.slice(before[system]!.length).map((request) => line(request).replaceAll(identifier, 'NAME')),
    );
}

describe('whether somebody exists is not told to whoever asks', () => {
  const systems = new Map<SimulatorName, Simulator>();
  before(async function () {
    // Four systems at once, on a busy machine.
    this.timeout(30_000);
    const names = ['finesse', 'expertflow', 'genesys', 'unblu'] as const;
    const started = await Promise.all(names.map((name) => startSimulator(name)));
    for (const system of started) systems.set(system.name, system);
  });
  after(() => Promise.all([...systems.values()].map((system) => system.stop())));

  for (const [name, { system, settings = {}, agent, open }] of Object.entries(doors)) {
    it(`in words, or by what is asked of the system: ${name}`, async () => {
      const [sim, finesse] = [systems.get(system)!, systems.get('finesse')!];
      await finesse.configure({ authMode: 'NON_SSO' });
      await sim.configure(settings);
      const tell = async (identifier: string) => {
        const asks = await watch(new Set([sim, finesse]));
        return { said: await saidTo(identifier, open(sim, finesse)), asks: await asks(identifier) };
      };
      const [known, stranger] = [await tell(agent), await tell(STRANGER)];
      expect(known.said).to.contain('credentials-wrong');
      expect(known.asks).not.to.be.empty;
      expect(stranger).to.deep.equal(known);
    }).timeout(30_000);
  }
});
