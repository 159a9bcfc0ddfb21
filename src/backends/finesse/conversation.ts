import type { Backend, BackendContext, BeginOptions, Outcome } from '../../auth/backend.js';
import type { Answer } from '../../auth/challenge.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import type { ProblemCode } from '../../auth/problem.js';
import { DeskpassError } from '../../core/errors.js';
import { abortable, stopped } from '../abortable.js';
import { sameOriginUrl } from '../same-origin-url.js';
import { notAsked } from '../not-asked.js';
import { signInAgent } from './agent-sign-in.js';
import { createCredential } from './finesse-credential.js';
import { invalidAnswer } from './failures.js';
import type { Nodes } from './nodes.js';
import { authorizationOf, passwordProof, tokenProof, type Proof } from './proof.js';
import type { FinesseSettings } from './settings.js';
import type { SingleSignOn } from './single-sign-on.js';
import { ask, extensionStep, identifierStep, passwordStep, strangerStep } from './steps.js';
import { readSystem, type System } from './system.js';
import { readUserAuthMode } from './user-auth-mode.js';
import { isName, readUser, type User } from './user.js';

/** What the conversation waits for. */
type Stage =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'identifier' }
  | { readonly kind: 'password'; readonly identifier: string | null }
  | { readonly kind: 'redirect'; readonly visit: string; readonly identifier: string }
  | { readonly kind: 'extension'; readonly proof: Proof; readonly user: User; readonly userId: string }
  | { readonly kind: 'notice'; readonly identifier: string };

export interface ConversationParts {
  readonly context: BackendContext;
  readonly settings: FinesseSettings;
  readonly nodes: Nodes;
  readonly singleSignOn: SingleSignOn;
}

const superseded = (): DeskpassError => new DeskpassError('sign-in-cancelled', 'Another sign-in was begun');

/**
 * Signs an agent in:
 *
 * 1. SystemInfo, unless the desk file says it, tells the mode. `NON_SSO`: name and password. Else: who is it?
 * 2. `HYBRID`: UserAuthMode tells how that agent signs in.
 * 3. Single sign-on in a window of its own brings a token, or the agent types a password.
 * 4. The User object says whether that works, and by which login ID every other request names the agent.
 * 5. An agent who is signed out names a phone and is signed in with it.
 *
 * A password lives in the stage that needs it. It is gone when the conversation is, or when the signal of the step that
 * led there is aborted.
 */
export function createConversation(parts: ConversationParts): Pick<Backend, 'begin' | 'answer'> {
  const { context, settings, nodes, singleSignOn } = parts;
  const asksPhone = settings.agentSignIn === 'extension';
  let stage: Stage = { kind: 'nothing' };
  let era = 0;
  let returnTo = '';

  const passwordAsked = (identifier: string | null, problem: ProblemCode | null = null, typed = ''): Outcome => {
    stage = { kind: 'password', identifier };
    const shown = { identifier: identifier ?? typed, isIdentifierFixed: identifier !== null, problem };
    return passwordStep({ ...shown, extension: asksPhone ? '' : null });
  };

  const identifierAsked = (identifier: string, problem: ProblemCode | null = null): Outcome => {
    stage = { kind: 'identifier' };
    return identifierStep(identifier, problem);
  };

  /** The first step again, with what was typed before. */
  const restart = (identifier: string, mode: System['authMode']): Outcome =>
    mode === 'NON_SSO' ? passwordAsked(null, null, identifier) : identifierAsked(identifier);

  const systemInfo = async (): Promise<System> => {
    const { authMode } = settings;
    // The notification service's domain is known from there only; without it the agent's state is asked for.
    if (authMode === undefined) return readSystem(nodes);
    const known = settings.boshUrl === undefined ? null : await readSystem(nodes).catch(() => null);
    return { authMode, xmppDomain: known?.xmppDomain ?? '' };
  };
  /** As last asked for; a vault that takes up what another one began has not asked yet. */
  let system: System | null = null;

  /** Runs one step. What comes of it after another conversation has begun, or nobody waits, is thrown away. */
  const take = (signal: AbortSignal, step: (check: () => void) => Promise<Outcome>): Promise<Outcome> => {
    if (signal.aborted) return Promise.reject(stopped());
    const own = era;
    const check = (): void => {
      if (own !== era) throw superseded();
      if (signal.aborted) throw stopped();
    };
    signal.addEventListener('abort', () => {
      if (own !== era) return;
      const left = stage;
      stage = { kind: 'nothing' };
      singleSignOn.forget();
      if (left.kind === 'redirect') void singleSignOn.drop(left.visit);
    });
    return abortable(step(check), signal);
  };

  const signedIn = (proof: Proof, user: User, userId: string): Outcome => {
    stage = { kind: 'nothing' };
    return { done: true, credential: createCredential({ proof, user, userId, method: context.method.id }), returnTo };
  };

  const takePhone = async (
    { proof, user, userId }: Extract<Stage, { kind: 'extension' }>,
    extension: string,
    signal: AbortSignal,
    check: () => void,
  ): Promise<Outcome> => {
    const number = extension.trim();
    if (!/^[^\p{Cc}\p{Cs}]{1,32}$/u.test(number)) return extensionStep(extension, 'extension-invalid');
    system ??= await systemInfo();
    check();
    const { xmppDomain } = system;
    const { loginId } = user;
    const { fetch } = context;
    const world = { nodes, settings, xmppDomain, fetch, signal };
    const outcome = await signInAgent({ ...world, loginId, proof, extension: number });
    check();
    if (typeof outcome === 'object') return signedIn(proof, outcome, userId);
    if (outcome !== 'unauthorised') return extensionStep(extension, outcome);
    return proof.scheme === 'Basic'
      ? passwordAsked(null, 'credentials-wrong', user.loginName)
      : identifierAsked(userId, 'timed-out');
  };

  /** Goes on with an agent whom Finesse knows. */
  const greet = (
    proof: Proof,
    user: User,
    userId: string,
    { extension, signal, check }: { extension: string; signal: AbortSignal; check: () => void },
  ): Promise<Outcome> => {
    if (!asksPhone || user.state !== 'LOGOUT') return Promise.resolve(signedIn(proof, user, userId));
    const next = { kind: 'extension', proof, user, userId } as const;
    stage = next;
    return extension.trim() === '' ? Promise.resolve(extensionStep('')) : takePhone(next, extension, signal, check);
  };

  const takeIdentifier = async (identifier: string, check: () => void): Promise<Outcome> => {
    const name = identifier.trim();
    if (!isName(name)) return identifierStep(identifier, 'identifier-unknown');
    // A window must not be sent to a system that is not there.
    system = await systemInfo();
    const mode = system.authMode === 'HYBRID' ? await readUserAuthMode(nodes, name, settings) : system.authMode;
    check();
    // Nobody is told by us who does not exist: the password will not be taken, as a wrong one is not.
    if (mode === 'NON_SSO' || mode === 'unknown-user') return passwordAsked(name);
    singleSignOn.check();
    const { id, challenge } = await singleSignOn.start({ identifier: name, returnTo });
    stage = { kind: 'redirect', visit: id, identifier: name };
    return ask(challenge);
  };

  const takePassword = async (
    fixed: string | null,
    answer: Extract<Answer, { kind: 'password' }>,
    signal: AbortSignal,
    check: () => void,
  ): Promise<Outcome> => {
    const name = fixed ?? answer.identifier.trim();
    // A colon ends the name in the header (RFC 7617 §2).
    if (!isName(name) || name.includes(':') || answer.password === '') {
      return passwordAsked(fixed, 'credentials-wrong', answer.identifier);
    }
    const user = await readUser(nodes, name, authorizationOf(passwordProof(name, answer.password, context.now())));
    check();
    if (typeof user === 'string') return passwordAsked(fixed, 'credentials-wrong', answer.identifier);
    const proof = passwordProof(user.loginId, answer.password, context.now());
    return greet(proof, user, user.loginId, { extension: answer.extension, signal, check });
  };

  const takeDocument = async (query: string, signal: AbortSignal, check: () => void): Promise<Outcome> => {
    const { document, identifier, returnTo: back, at } = await singleSignOn.finish(query);
    check();
    returnTo = back;
    // Somebody else may be signed in at the identity provider.
    if (!document) return identifierAsked(identifier, 'credentials-wrong');
    const userId = isName(document.userId) ? document.userId : identifier;
    const proof = tokenProof(document, at);
    const user = await readUser(nodes, userId, authorizationOf(proof));
    check();
    if (user === 'unauthorised') throw invalidAnswer('token');
    singleSignOn.forget();
    if (user === 'unknown-user') {
      stage = { kind: 'notice', identifier };
      return strangerStep();
    }
    return greet(proof, user, userId, { extension: '', signal, check });
  };

  const goBack = (): Outcome => {
    if (stage.kind === 'extension') {
      const { proof, user, userId } = stage;
      const isFirst = proof.scheme === 'Basic' && system?.authMode === 'NON_SSO';
      return isFirst ? restart(user.loginName, 'NON_SSO') : identifierAsked(userId);
    }
    if (stage.kind === 'password' && stage.identifier !== null) return identifierAsked(stage.identifier);
    if (stage.kind === 'notice') return identifierAsked(stage.identifier);
    throw notAsked();
  };

  return {
    begin({ silent, returnTo: back, signal }: BeginOptions) {
      if (signal.aborted) return Promise.reject(stopped());
      const left = stage;
      era += 1;
      stage = { kind: 'nothing' };
      singleSignOn.forget();
      returnTo = sameOriginUrl(back, context.pageUrl);
      return take(signal, async (check) => {
        if (left.kind === 'redirect') await singleSignOn.drop(left.visit);
        if (silent) throw new DeskpassError('login-required', 'Finesse has to ask who signs in');
        system = await systemInfo();
        check();
        return restart('', system.authMode);
      });
    },
    answer(answer, { signal }) {
      return take(signal, async (check) => {
        const now = stage;
        if (answer.kind === 'redirect') return takeDocument(answer.query, signal, check);
        if (now.kind === 'nothing') throw nobodyWaits();
        if (answer.kind === 'action' && answer.action === 'back') return goBack();
        if (answer.kind === 'identifier' && now.kind === 'identifier') return takeIdentifier(answer.identifier, check);
        if (answer.kind === 'password' && now.kind === 'password') {
          return takePassword(now.identifier, answer, signal, check);
        }
        if (answer.kind === 'extension' && now.kind === 'extension') {
          return takePhone(now, answer.extension, signal, check);
        }
        throw notAsked();
      });
    },
  };
}
