/** Sign-in without elements, and the types and errors that everything else uses. */
export { DeskpassError } from './core/errors.js';
export type { DeskpassErrorOptions, ErrorCode, ErrorFacts } from './core/errors.js';
export type { Desk, DeskGadget, SignInMethod } from './core/desk.js';
export type { Authorization, Grant } from './core/grant.js';
export type { IdentityChange, IdentityTransition } from './core/identity-change.js';
export type { Identity, PublicSession } from './core/identity.js';
export type { RequestOutcome, RequestRecord } from './core/request-record.js';
export type {
  Asked,
  ChangePasswordChallenge,
  Channel,
  Company,
  CompanyChallenge,
  Contact,
  ContactChallenge,
  Display,
  EnrolContactChallenge,
  EnrolTotpChallenge,
  ExtensionChallenge,
  IdentifierChallenge,
  NoticeChallenge,
  NoticeCode,
  OtpChallenge,
  PasskeyChallenge,
  PasswordChallenge,
  RecoveryCodesChallenge,
  StepAction,
} from './auth/challenge.js';
export type { PasswordPolicy } from './auth/password-policy.js';
export type { ActionOutcome, Demands } from './auth/demands.js';
export type { Method } from './auth/method.js';
export type { AskedChallenge, AskedAnswer } from './auth/step.js';
export {
  advanceSecondFactor,
  codeTimes,
  defaultSecondFactorPolicy,
  initialSecondFactor,
} from './auth/second-factor-policy.js';
export type {
  Consequence,
  SecondFactor,
  SecondFactorEvent,
  SecondFactorPolicy,
  SecondFactorStep,
  Verdict,
} from './auth/second-factor-policy.js';
export type { PasswordRule, Problem, ProblemCode } from './auth/problem.js';
export type { EndReason } from './auth/vault-contract.js';
export { createSession } from './session/create-session.js';
export type { SessionOptions } from './session/create-session.js';
export { parseDesk } from './session/parse-desk.js';
export type { ParseDeskOptions } from './session/parse-desk.js';
export type { Session } from './session/session.js';
export type { SignInOptions } from './session/sign-in-options.js';
export type { SessionState, SignedOutReason } from './session/session-state.js';
export {
  ExpiredEvent,
  ExpiringEvent,
  FailureEvent,
  IdentityChangedEvent,
  RenewedEvent,
  RequestEvent,
  SignedInEvent,
  SignedOutEvent,
  StateChangeEvent,
} from './session/session-events.js';
export type { SessionEventMap } from './session/session-events.js';
