import type { Backend, BackendContext, BackendFactory, Outcome } from '../../auth/backend.js';
import type { NoticeCode } from '../../auth/challenge.js';
import type { Credential } from '../../auth/credential.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import { DeskpassError } from '../../core/errors.js';
import { abortable } from '../abortable.js';
import { readEntry, type Entry } from './credential.js';
import type { EndpointClient } from './endpoint-client.js';
import { invalidAnswer, misconfigured, unreachable } from './failures.js';
import type { Refusal } from './refusal.js';
import type { ExpertflowSettings, FinesseSettings } from './settings.js';

export interface FinesseSignInOptions {
  readonly context: BackendContext;
  readonly settings: ExpertflowSettings;
  readonly finesse: FinesseSettings;
  readonly service: EndpointClient;
  /** Loads the code that speaks to Finesse. */
  readonly load: () => Promise<BackendFactory>;
  readonly onEntry: (entry: Entry) => void;
}

/** What Finesse has given, until Expertflow has taken it. */
interface Proof {
  readonly credential: Credential;
  readonly returnTo: string;
  /** Milliseconds since the epoch at which it is forgotten. */
  readonly until: number;
}

/**
 * Signs agents of Finesse in where Finesse itself says how:
 *
 * 1. The conversation is that of the Finesse backend: a password, or single sign-on in a window of its own.
 * 2. What comes of it, an access token or name and password, goes to Expertflow, which asks Finesse who that is.
 * 3. Expertflow answers with tokens of its own, and what Finesse has given is forgotten.
 *
 * Where Expertflow cannot be reached in between, what Finesse has given is kept for the next try, for as long as a
 * password would be.
 */
export function createFinesseSignIn(
  options: FinesseSignInOptions,
): Pick<Backend, 'detect' | 'begin' | 'answer' | 'protectedUrls'> {
  const { context, settings, finesse, service, load, onEntry } = options;
  let opened: Promise<Backend> | null = null;
  let known: Backend | null = null;
  let proof: Proof | null = null;
  /** Where a notice leads back to. */
  let noticed: { readonly returnTo: string } | null = null;

  const open = (): Promise<Backend> => {
    opened ??= create().catch((thrown: unknown) => {
      opened = null;
      throw thrown;
    });
    return opened;
  };

  const create = async (): Promise<Backend> => {
    const inner = {
      url: finesse.url,
      agentSignIn: 'none',
      ...(finesse.tokenServiceUrl === '' ? {} : { tokenServiceUrl: finesse.tokenServiceUrl }),
    };
    const factory = await load().catch((cause: unknown) => {
      throw new DeskpassError('vault-unreachable', 'The code of the backend finesse did not load', { cause });
    });
    known = factory({ ...context, method: { ...context.method, backend: 'finesse', settings: inner } });
    return known;
  };

  /** Hands what Finesse has given to Expertflow. */
  const enter = async ({ credential: given, returnTo }: Proof, signal: AbortSignal): Promise<Outcome> => {
    const { session } = given;
    const bySso = given.scheme === 'Bearer';
    const [name, password] = bySso ? [session.identity.subject, ''] : nameAndPassword(given.value);
    const more = {
      finesseUrl: finesse.url,
      authToken: bySso ? given.value : '',
      authWithSSO: bySso,
      roles: finesse.roles,
    };
    const reply = await service.ask('login', { username: name, password }, { more, signal });
    proof = null;
    if (reply.isRefused) return refused(reply.refusal, returnTo);
    const { tokenLifetimeMs } = settings;
    const entry = readEntry(reply.data, { method: context.method.id, now: context.now(), tokenLifetimeMs });
    // Cisco owns the second factor of its agents; Expertflow's would want a password that nobody has.
    if (entry === null) throw misconfigured('login', 200);
    if (entry === 'invalid') throw invalidAnswer('login', 'its token or its user is missing a part');
    onEntry(entry);
    const { credential } = entry;
    const { authMode } = session;
    return { done: true, credential: { ...credential, session: { ...credential.session, authMode } }, returnTo };
  };

  const refused = ({ status, label }: Refusal, returnTo: string): Outcome => {
    if (status === 429) throw unreachable('status', { endpoint: 'login', status });
    const notice: NoticeCode | null =
      label === 'disabled' ? 'account-disabled' : status === 403 ? 'no-permission' : null;
    // Finesse has just said who it is: that Expertflow does not believe it is nothing that an agent can mend.
    if (notice === null) throw misconfigured('login', status);
    noticed = { returnTo };
    const asked = { problem: null, actions: ['back', 'cancel'] } as const;
    return { done: false, challenge: { kind: 'notice', notice, until: null, subject: '', ...asked } };
  };

  const take = async (outcome: Outcome, signal: AbortSignal): Promise<Outcome> => {
    if (!outcome.done) return outcome;
    const { credential, returnTo } = outcome;
    const own: Proof = { credential, returnTo, until: context.now() + settings.passwordHoldMs };
    proof = own;
    signal.addEventListener('abort', () => {
      if (proof === own) proof = null;
    });
    return enter(own, signal);
  };

  const begin: Backend['begin'] = async (beginning) => {
    proof = null;
    noticed = null;
    const inner = await abortable(open(), beginning.signal);
    return inner.begin(beginning);
  };

  return {
    async detect({ signal }) {
      await service.probe(signal);
      return (await abortable(open(), signal)).detect({ signal });
    },
    begin,
    async answer(answer, { signal }) {
      const inner = await abortable(open(), signal);
      if (noticed) {
        const { returnTo } = noticed;
        if (answer.kind !== 'action') throw nobodyWaits();
        return begin({ display: null, silent: false, returnTo, signal });
      }
      if (proof && answer.kind !== 'action') {
        if (context.now() < proof.until) return abortable(enter(proof, signal), signal);
        proof = null;
        throw nobodyWaits();
      }
      return take(await inner.answer(answer, { signal }), signal);
    },
    protectedUrls: () => known?.protectedUrls() ?? [finesse.url],
  };
}

/** Name and password of a Basic credential (RFC 7617), the name without a colon. */
function nameAndPassword(value: string): [string, string] {
  const text = new TextDecoder().decode(Uint8Array.from(atob(value), (byte) => byte.charCodeAt(0)));
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
