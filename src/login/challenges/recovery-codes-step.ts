import { html } from 'lit';
import type { RecoveryCodesChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { copyButton } from './copy-button.js';
import { underField } from './field.js';
import { Paper } from './paper.js';
import { unless, type StepTemplate } from './step-view.js';

/** Long enough for a browser to begin the download. */
const KEEP_MS = 60_000;

/** Saves the codes as a text file. The address of its content is given back afterwards. */
function download(codes: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([`${codes.join('\r\n')}\r\n`], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = strings.fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEEP_MS);
}

/** Codes to keep, and the word that they are kept. */
export const recoveryCodesStep: StepTemplate<RecoveryCodesChallenge> = {
  field: 'kept',
  draw({ codes }, context) {
    const { uid, errors, busy, keep, signal } = context;
    const save = (): void => {
      download(codes);
    };
    const paper = keep('paper', () => new Paper(signal));
    const print = (): void => {
      paper.print(codes);
    };
    return {
      heading: strings.recoveryHeading,
      lede: strings.recoveryLede,
      fields: html`<div class="deskpass-codes deskpass-copy">
          <ol translate="no" dir="ltr" aria-label=${strings.recoveryCodes}>
            ${codes.map((code) => html`<li><code>${code}</code></li>`)}
          </ol>
          <div class="deskpass-tools">
            ${copyButton({ name: 'codes', label: strings.copyCodes, text: codes.join('\n') }, context)}
            <button class="deskpass-button plain dense" type="button" @click=${save}>${strings.download}</button>
            <button class="deskpass-button plain dense" type="button" @click=${print}>${strings.print}</button>
          </div>
        </div>
        <div class="deskpass-check">
          <label for="${uid}-kept">
            <input
              id="${uid}-kept"
              name="kept"
              type="checkbox"
              value="yes"
              aria-invalid=${errors['kept'] ? 'true' : 'false'}
              aria-describedby="${uid}-kept-hint"
              @click=${(event: Event) => {
                if (busy) event.preventDefault();
              }}
            />
            <span>${strings.kept}</span>
          </label>
          ${underField('kept', '', context)}
        </div>`,
      submit: strings.continue,
      busy: strings.saving,
    };
  },
  read(_challenge, data) {
    return unless({ kept: !data.has('kept') && (() => strings.keptMissing) }, { kind: 'recovery-codes' });
  },
};
