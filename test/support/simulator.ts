import { executeServerCommand } from '@web/test-runner-commands';

/** A simulated system of `demo/`; the table is in simulators.js. */
export type SimulatorName = 'finesse' | 'expertflow' | 'unblu' | 'genesys';

/** A status of the system's own kind, a connection that is cut, or no answer at all. */
export type Fault = number | 'cut' | 'hang';

/** Which requests a fault is for; default: all. `path` is the source of a regular expression. */
export interface Where {
  readonly site?: string;
  readonly path?: string;
  readonly times?: number;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly isAuthorized: boolean;
  /** Address and body, decoded. */
  readonly text: string;
}

/** Members of an answer that are credentials, whatever the system. */
const SECRET_MEMBER = /token|secret|password/i;

/**
 * A simulated contact-centre system that runs in node for this page, on origins of its own. What a test asks of it is
 * carried out in order and before the next request of {@link fetch}, so that a test need not wait for it.
 */
export class Simulator {
  readonly name: SimulatorName;
  /** Origin of the system's first server. */
  readonly url: string;
  /** Origins of all its servers, by name; empty where there is one. */
  readonly urls: Readonly<Record<string, string>>;
  /** What must not be seen outside a vault: a test adds passwords, {@link fetch} adds the tokens that it sees. */
  readonly secrets = new Set<string>();
  readonly #id: string;
  readonly #sent: Sent[] = [];
  #pending: Promise<unknown> = Promise.resolve();
  #isConnected = true;
  #ahead = 0;

  constructor(
    name: SimulatorName,
    { id, url, urls }: { readonly id: string; readonly url: string; readonly urls: Record<string, string> },
  ) {
    this.name = name;
    this.#id = id;
    this.url = url;
    this.urls = urls;
  }

  /** The clock of the system and of this page, as {@link advance} has set it: milliseconds since the epoch. */
  readonly now = (): number => Date.now() + this.#ahead;

  /** The platform's `fetch`, for a backend under test: it can be cut off and knows where secrets went. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    await this.#pending;
    const request = new Request(input, init);
    const { origin, pathname, search } = new URL(request.url);
    const body = await request.clone().text();
    this.#sent.push({
      method: request.method,
      url: origin + pathname,
      isAuthorized: request.headers.has('authorization'),
      text: [pathname, ...new URLSearchParams(search).values(), body, ...new URLSearchParams(body).values()].join('\n'),
    });
    if (!this.#isConnected) throw new TypeError('Failed to fetch');
    const response = await globalThis.fetch(input, init);
    this.#learn(await response.clone().text());
    return response;
  };

  /** Cuts this page off from the system, or brings it back. */
  connect(connected: boolean): void {
    this.#isConnected = connected;
  }

  /** Puts the clock forward, in seconds. */
  advance(seconds: number): void {
    this.#ahead += seconds * 1000;
    void this.call('advance', seconds);
  }

  /** Takes the system or a part of it down; null brings all of it up again. */
  outage(fault: Fault | null, where: Where = {}): Promise<unknown> {
    return this.call('outage', fault, where);
  }

  /** Lets the next requests fail. */
  failNext(fault: Fault, where: Where = {}): Promise<unknown> {
    return this.call('failNext', fault, where);
  }

  /** Changes how the system is set up. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.call('configure', settings);
  }

  /** What an agent is at this moment. */
  agent(name: string): Promise<Readonly<Record<string, unknown>>> {
    return this.call('agent', name);
  }

  /** Every request that reached the system, secrets as fingerprints. */
  requests(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.call('requests');
  }

  /** Anything else: `setAgent`, `snapshot`, `messages`, `devices`, `reset`, and what is particular to the system. */
  async call<T>(verb: string, ...args: readonly unknown[]): Promise<T> {
    const asked = this.#pending.then(() =>
      executeServerCommand<{ value: T }, object>('simulator:call', { id: this.#id, verb, args }),
    );
    this.#pending = asked.catch(() => undefined);
    return (await asked).value;
  }

  /** URLs, without query, of the requests that were authorised or held one of {@link secrets}. */
  trustedWith(): readonly string[] {
    const known = [...this.secrets];
    const trusted = this.#sent.filter(
      ({ isAuthorized, text }) => isAuthorized || known.some((secret) => text.includes(secret)),
    );
    return [...new Set(trusted.map(({ url }) => url))];
  }

  /** How many requests so far may have changed the system. */
  changes(): number {
    return this.#sent.filter(({ method }) => method !== 'GET' && method !== 'HEAD').length;
  }

  async stop(): Promise<void> {
    await this.#pending;
    await executeServerCommand('simulator:stop', { id: this.#id });
  }

  #learn(text: string): void {
    for (const [, name = '', value = ''] of text.matchAll(/"(\w+)"\s*:\s*"([^"\\]{16,})"/g)) {
      if (SECRET_MEMBER.test(name)) this.secrets.add(value);
    }
  }
}

/** Starts a simulated system that this page's origin may call. Stop it when the test or the file is done. */
export async function startSimulator(
  name: SimulatorName,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Simulator> {
  const origin = location.origin;
  return new Simulator(name, await executeServerCommand('simulator:start', { name, settings, origin }));
}
