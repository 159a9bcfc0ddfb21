import { html, nothing, type TemplateResult } from 'lit';
import type { EnrolTotpChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { cleanCode, type CodeShape } from './clean-code.js';
import { codeError, codeField } from './code-field.js';
import { copyButton } from './copy-button.js';
import { drawQr, type QrPicture } from './draw-qr.js';
import { unless, valueOf, type StepContext, type StepTemplate } from './step-view.js';

const shapeOf = ({ digits }: EnrolTotpChallenge): CodeShape => ({
  length: { min: digits, max: digits },
  alphabet: 'digits',
});

const grouped = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key;

function picture({ uri, issuer, account }: EnrolTotpChallenge, { keep, redraw }: StepContext): TemplateResult {
  const drawn = keep<{ qr: QrPicture | null; failed: boolean }>('qr', () => {
    const state: { qr: QrPicture | null; failed: boolean } = { qr: null, failed: false };
    drawQr(uri)
      .then((qr) => (state.qr = qr))
      .catch(() => (state.failed = true))
      .finally(redraw);
    return state;
  });
  if (drawn.failed) return html`<p class="deskpass-note">${strings.noPicture}</p>`;
  // The place is held from the start, so that nothing moves when the picture comes.
  const { path, side } = drawn.qr ?? { path: '', side: 1 };
  return html`<div class="deskpass-qr">
    <svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${strings.qrText(issuer, account)} shape-rendering="crispEdges">
      <path d=${path} />
    </svg>
  </div>`;
}

/** The key as a picture, as text and as a link; the first code that the app shows proves that it has it. */
export const enrolTotpStep: StepTemplate<EnrolTotpChallenge> = {
  field: 'code',
  draw(challenge, context) {
    const { uri, key } = challenge;
    const id = `${context.uid}-key`;
    return {
      heading: strings.totpHeading,
      lede: strings.totpLede,
      fields: html`<p class="deskpass-note">${strings.totpScan}</p>
        ${picture(challenge, context)}
        <div class="deskpass-key deskpass-copy">
          <span class="deskpass-label" id=${id}>${strings.key}</span>
          <code translate="no" dir="ltr" aria-labelledby=${id}>${grouped(key)}</code>
          ${copyButton({ name: 'key', label: strings.copyKey, text: key }, context)}
        </div>
        ${uri.startsWith('otpauth:') ? html`<a class="deskpass-link" href=${uri}>${strings.openApp}</a>` : nothing}
        ${codeField({ shape: shapeOf(challenge), label: strings.totpCode, describe: '' }, context)}`,
      submit: strings.activate,
      busy: strings.checking,
    };
  },
  read(challenge, data) {
    const shape = shapeOf(challenge);
    const code = cleanCode(valueOf(data, 'code'), shape);
    return unless({ code: codeError(code, shape) }, { kind: 'enrol-totp', code });
  },
};
