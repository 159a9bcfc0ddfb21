import { html, nothing } from 'lit';
import type { OtpChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { clockText } from '../../ui/strings.js';
import { cleanCode } from './clean-code.js';
import { codeError, codeField } from './code-field.js';
import { unless, valueOf, type StepContext, type StepTemplate } from './step-view.js';

const lede = ({ channel, recipient, length, alphabet }: OtpChallenge): string => {
  const size = strings.characters(length, alphabet === 'digits');
  return channel === 'sms' || channel === 'email'
    ? strings.codeSent(size, channel, recipient)
    : strings.codeShown(size, channel);
};

/** What is known of the code that was sent, beside the way to another one. */
function facts({ expiresAt, attemptsLeft, resendAt, actions }: OtpChallenge, context: StepContext) {
  const { uid, busy, now, act } = context;
  const left = expiresAt === null ? 0 : expiresAt - now;
  const known = [
    left > 0 ? strings.validFor(clockText(left)) : '',
    attemptsLeft === null ? '' : strings.triesLeft(attemptsLeft),
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
          ${wait > 0 ? strings.sendAgainIn(clockText(wait)) : strings.actions.resend}
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
    fields: html`${codeField({ shape: challenge, label: strings.code, describe: `${context.uid}-facts` }, context)}
    ${facts(challenge, context)}`,
    submit: strings.continue,
    busy: strings.checking,
  }),
  read(challenge, data) {
    const code = cleanCode(valueOf(data, 'code'), challenge);
    return unless({ code: codeError(code, challenge) }, { kind: 'otp', code });
  },
};
