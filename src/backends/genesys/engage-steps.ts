import type { CompanyChallenge } from '../../auth/challenge.js';
import type { Problem } from '../../auth/problem.js';
import type { EngageEndpoints } from './engage-endpoints.js';
import { noticeStep } from './enter.js';
import { asFailure, isWrongCredential, isWrongWay, type Refusal } from './refusal.js';
import type { EngageSettings } from './settings.js';
import { problem, type Step, type Turn } from './step.js';
import type { Tokens } from './tokens.js';

/** What the first steps work with. */
export interface EngageWorld {
  readonly service: EngageEndpoints;
  readonly settings: EngageSettings;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Goes on with the tokens that a password has been exchanged for. */
  readonly enter: (tokens: Tokens, signal: AbortSignal) => Promise<Turn>;
}

/** Who signs in. */
interface Who {
  /** As it was typed. */
  readonly identifier: string;
  readonly tenant: string;
  readonly userName: string;
}

/** Reads `user` or `TENANT\user`. */
function readWho(identifier: string, otherwise: string): Who {
  const typed = identifier.trim();
  const at = typed.indexOf('\\');
  return at === -1
    ? { identifier: typed, tenant: otherwise, userName: typed }
    : { identifier: typed, tenant: typed.slice(0, at), userName: typed.slice(at + 1) };
}

/** The first step: who signs in, or with what, where the answer to the first is known. */
export function firstStep(world: EngageWorld, identifier = '', why: Problem | null = null): Step {
  return world.settings.signIn === 'form'
    ? passwordStep(world, readWho(identifier, world.settings.tenant), why)
    : identifierStep(world, identifier, why);
}

function identifierStep(world: EngageWorld, identifier: string, why: Problem | null): Step {
  const { settings } = world;
  return {
    challenge: { kind: 'identifier', identifier, problem: why, actions: ['cancel'] },
    actions: {},
    take(answer, signal) {
      if (answer.kind !== 'identifier')
        return Promise.resolve({ step: identifierStep(world, identifier, problem('answer-invalid')) });
      const who = readWho(answer.identifier, settings.tenant);
      if (who.userName === '') {
        return Promise.resolve({ step: identifierStep(world, answer.identifier, problem('identifier-unknown')) });
      }
      const mayChoose = who.tenant === '' && Object.keys(settings.tenants).length > 0;
      return mayChoose ? Promise.resolve({ step: companyStep(world, who) }) : bySchemeOf(world, who, signal);
    },
  };
}

function companyStep(world: EngageWorld, who: Who): Step {
  const companies = Object.entries(world.settings.tenants).map(([id, label]) => ({ id, label }));
  const challenge: CompanyChallenge = {
    kind: 'company',
    companies,
    preferred: null,
    problem: null,
    actions: ['back', 'cancel'],
  };
  return {
    challenge,
    actions: { back: () => ({ step: firstStep(world, who.identifier) }) },
    take(answer, signal) {
      const chosen = answer.kind === 'company' ? companies.find(({ id }) => id === answer.company) : undefined;
      if (chosen) return bySchemeOf(world, { ...who, tenant: chosen.id }, signal);
      const step = companyStep(world, who);
      return Promise.resolve({ step: { ...step, challenge: { ...challenge, problem: problem('company-unknown') } } });
    },
  };
}

/** Asks the system how this person signs in. */
async function bySchemeOf(world: EngageWorld, who: Who, signal: AbortSignal): Promise<Turn> {
  const { tenant, userName } = who;
  const scheme = await world.service.schemeOf({ tenant, userName }, signal);
  return world.settings.formSchemes.includes(scheme) ? { step: passwordStep(world, who, null) } : { redirect: true };
}

function passwordStep(world: EngageWorld, who: Who, why: Problem | null): Step {
  const { settings, service } = world;
  const isFixed = settings.signIn !== 'form';
  const back = (): Turn => ({ step: firstStep(world, who.identifier) });
  return {
    challenge: {
      kind: 'password',
      identifier: who.identifier,
      isIdentifierFixed: isFixed,
      extension: null,
      problem: why,
      actions: isFixed ? ['back', 'cancel'] : ['cancel'],
    },
    actions: isFixed ? { back } : {},
    async take(answer, signal) {
      if (answer.kind !== 'password') return { step: passwordStep(world, who, problem('answer-invalid')) };
      const typed = isFixed ? who : readWho(answer.identifier, settings.tenant);
      const { tenant, userName } = typed;
      const granted = await service.grant(
        {
          grant_type: 'password',
          username: tenant === '' ? userName : `${tenant}\\${userName}`,
          password: answer.password,
          scope: settings.scope,
        },
        signal,
      );
      return granted.isRefused ? refusedTurn(world, typed, granted.refusal) : world.enter(granted.tokens, signal);
    },
  };
}

/** Told by status and word alone. */
function refusedTurn(world: EngageWorld, who: Who, refusal: Refusal): Turn {
  const { settings, now } = world;
  const { notice, status, retryAfter } = refusal;
  if (notice !== null) return { step: noticeStep(notice, () => ({ step: firstStep(world, who.identifier) })) };
  if (status === 429) {
    const until = retryAfter === null ? null : now() + retryAfter * 1000;
    return { step: passwordStep(world, who, problem('too-fast', until)) };
  }
  if (isWrongCredential(refusal)) return { step: passwordStep(world, who, problem('credentials-wrong')) };
  // Somebody whom the sign-in page has more to ask than a password.
  if (isWrongWay(refusal) && settings.signIn === 'auto') return { redirect: true };
  throw asFailure(refusal);
}
