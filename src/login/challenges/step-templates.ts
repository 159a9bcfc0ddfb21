import type { AskedChallenge } from '../../auth/step.js';
import { changePasswordStep } from './change-password-step.js';
import { companyStep, contactStep } from './choice-steps.js';
import { enrolTotpStep } from './enrol-totp-step.js';
import { enrolContactStep, extensionStep, identifierStep, passwordStep } from './name-steps.js';
import { otpStep } from './otp-step.js';
import { recoveryCodesStep } from './recovery-codes-step.js';
import type { StepTemplate } from './step-view.js';
import { noticeStep, passkeyStep } from './word-steps.js';

type Kind = AskedChallenge['kind'];

/** One template a kind. A kind that has none does not compile. */
const stepTemplates: { readonly [K in Kind]: StepTemplate<Extract<AskedChallenge, { readonly kind: K }>> } = {
  identifier: identifierStep,
  password: passwordStep,
  otp: otpStep,
  contact: contactStep,
  'enrol-contact': enrolContactStep,
  'enrol-totp': enrolTotpStep,
  'recovery-codes': recoveryCodesStep,
  'change-password': changePasswordStep,
  company: companyStep,
  extension: extensionStep,
  passkey: passkeyStep,
  notice: noticeStep,
};

/** The template of a challenge. */
export const templateOf = <C extends AskedChallenge>({ kind }: C): StepTemplate<C> =>
  stepTemplates[kind] as unknown as StepTemplate<C>;
