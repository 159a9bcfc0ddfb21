import { html, nothing } from 'lit';
import type { OtpChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { clockText } from '../../ui/clock-text.js';
import { counted, lengthText } from '../../ui/counted.js';
import { ltr } from '../../ui/isolate.js';
import { cleanCode } from './clean-code.js';
import { codeError, codeField } from './code-field.js';
import { unless, valueOf, type StepContext, type StepTemplate } from './step-view.js';

function lede({ channel, recipient, length, alphabet }: OtpChallenge): string {
  const size = lengthText(length, alphabet === 'digits');
  const to = recipient === null ? null : ltr(recipient);
  switch (channel) {
    case 'sms':
      return to === null ? strings.codeBySms(size) : strings.codeBySmsTo(size, to);
    case 'email':
      return to === null ? strings.codeByEmail(size) : strings.codeByEmailTo(size, to);
    case 'app':
      return strings.codeInApp(size);
    case 'token':
      return strings.codeOnDevice(size);
  }
}

/** What is known of the code that was sent, beside the way to another one. */
function facts({ expiresAt, attemptsLeft, resendAt, actions }: OtpChallenge, context: StepContext) {
  const { uid, busy, now, act } = context;
  const left = expiresAt === null ? 0 : expiresAt - now;
  const known = [
    left > 0 ? strings.validFor(clockText(left)) : '',
    attemptsLeft === null ? '' : counted('triesLeft', attemptsLeft),
  ].filter((fact) => fact !== '');
  if (known.length === 0 && !actions.includes('resend')) return nothing;
  const wait = resendAt === null ? 0 : resendAt - now;
  const isHeld = busy || wait > 0;
  const resend = (): void => {
    if (!isHeld) act('resend');
  };
  return html`<div class="deskpass-facts">
    <span id="${uid}-facts">${known.join(' · ')}</span>
    ${
      actions.includes('resend')
        ? html`<button
          class="deskpass-button quiet dense"
          type="button"
          aria-disabled=${isHeld ? 'true' : 'false'}
          @click=${resend}
        >
          ${wait > 0 ? strings.sendAgainIn(clockText(wait)) : strings['action-resend']}
        </button>`
        : nothing
    }
  </div>`;
}

/** A one-time code, with the clock of its life and the tries that are left. */
export const otpStep: StepTemplate<OtpChallenge> = {
  field: 'code',
  draw: (challenge, context) => ({
    heading: strings.codeHeading,
    lede: lede(challenge),
    fields: html`${codeField({ shape: challenge, label: context.codeLabel || strings.code, describe: `${context.uid}-facts` }, context)}
    ${facts(challenge, context)}`,
    submit: strings.continue,
    busy: strings.checking,
  }),
  read(challenge, data) {
    const code = cleanCode(valueOf(data, 'code'), challenge);
    return unless({ code: codeError(code, challenge) }, { kind: 'otp', code });
  },
};
