import { html, nothing, type TemplateResult } from 'lit';
import type { StepAction } from '../../auth/challenge.js';
import type { AskedChallenge } from '../../auth/step.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { noticeAction } from './notice-action.js';

export interface StepActionsOptions {
  readonly busy: boolean;
  /** Whether there is something to give up. */
  readonly canCancel: boolean;
  readonly onAction: (action: StepAction) => void;
}

/** What leads out of a step; a step that would lead nowhere has the way back to the start. */
const waysOut = (challenge: AskedChallenge, canCancel: boolean): readonly StepAction[] => {
  const { kind, actions } = challenge;
  // A code is sent again beside its clock, and a notice has a main button.
  const elsewhere = kind === 'notice' ? noticeAction(challenge) : kind === 'otp' ? 'resend' : null;
  const isTwice = kind === 'notice' && actions.includes('back');
  const shown = actions.filter((action) => action !== elsewhere && !(isTwice && action === 'cancel'));
  const leads = actions.some((action) => action === 'back' || action === 'cancel' || action === 'skip');
  return leads || !canCancel ? shown : [...shown, 'cancel'];
};

/** The buttons of a step besides its main one. None of them submits: Enter in a field belongs to the main one. */
export function stepActions(
  challenge: AskedChallenge,
  { busy, canCancel, onAction }: StepActionsOptions,
): TemplateResult | typeof nothing {
  const actions = waysOut(challenge, canCancel);
  if (actions.length === 0) return nothing;
  const held = (action: StepAction): boolean => busy && action !== 'cancel';
  const label = (action: StepAction): string =>
    action === 'cancel' && challenge.kind === 'notice' ? strings.backToStart : strings[`action-${action}`];
  // Where nothing can be sent, the way out is the one thing to do.
  const [only, ...others] = actions;
  const isAll = challenge.kind === 'notice' && others.length === 0 && noticeAction(challenge) === null;
  if (only && isAll) {
    return html`<button class="deskpass-button plain" type="button" @click=${() => {
      onAction(only);
    }}>
      ${label(only)}
    </button>`;
  }
  return html`<div class="deskpass-ways">
    ${actions.map(
      (action) =>
        html`<button
          class="deskpass-button quiet dense"
          type="button"
          aria-disabled=${held(action) ? 'true' : 'false'}
          @click=${() => {
            if (!held(action)) onAction(action);
          }}
        >
          ${label(action)}
        </button>`,
    )}
  </div>`;
}
