import { html, nothing, type TemplateResult } from 'lit';
import type { DeskpassError } from '../core/errors.js';
import { counted } from '../ui/counted.js';
import { warningIcon } from '../ui/host-icons.js';
import { hostStrings } from '../ui/host-strings.js';
import type { GadgetState } from './gadget-state.js';

/** What stands in a card in place of its gadget. */
interface Panel {
  readonly tone: 'warning' | 'quiet';
  readonly title: string;
  readonly text: string;
  /** What the button says, or empty where there is nothing to press. */
  readonly action: string;
  readonly error: DeskpassError | null;
}

export interface PanelOptions {
  readonly title: string;
  readonly now: number;
  readonly onStart: () => void;
}

/** The title of the panel for a state, or empty where the gadget itself is to be seen. */
export function panelTitle(state: GadgetState | null, title: string): string {
  return describe(state, title, 0)?.title ?? '';
}

/** Draws what stands in a gadget's place, or nothing where the gadget itself does. */
export function gadgetPanel(state: GadgetState | null, options: PanelOptions): TemplateResult | typeof nothing {
  const panel = describe(state, options.title, options.now);
  if (!panel) return nothing;
  const { tone, title, text, action, error } = panel;
  return html`<div class="panel" part="panel">
    ${tone === 'warning' ? html`<span class="ring">${warningIcon()}</span>` : nothing}
    <strong>${title}</strong>
    <p>${text}</p>
    ${action ? html`<button class="deskpass-button plain dense" @click=${options.onStart}>${action}</button>` : nothing}
    ${error ? details(error) : nothing}
  </div>`;
}

/** For whoever mends it: the agent's words are above. */
const details = ({ code, message, suggestion }: DeskpassError): TemplateResult =>
  html`<details>
    <summary>${hostStrings.details}</summary>
    <div lang="en" dir="ltr">
      <p><code>${code}</code> ${message}.</p>
      ${suggestion ? html`<p>${suggestion}</p>` : nothing}
    </div>
  </details>`;

function describe(state: GadgetState | null, title: string, now: number): Panel | null {
  const panel = { tone: 'warning', action: hostStrings.startAgain, error: null } as const;
  switch (state?.status) {
    case undefined:
      return {
        ...panel,
        tone: 'quiet',
        title: hostStrings.signedOutTitle(title),
        text: hostStrings.signedOutText,
        action: '',
      };
    case 'loading':
    case 'working':
      return null;
    case 'silent':
      return { ...panel, title: hostStrings.silentTitle(title), text: hostStrings.silentText, error: state.error };
    case 'navigated':
      return {
        ...panel,
        title: hostStrings.navigatedTitle(title),
        text: hostStrings.navigatedText,
        error: state.error,
      };
    case 'stopped': {
      const text = stoppedText(state.restartAt, now);
      return {
        ...panel,
        title: hostStrings.stoppedTitle(title),
        text,
        action: hostStrings.restartNow,
        error: state.error,
      };
    }
    case 'failed':
      return {
        ...panel,
        title: hostStrings.failedTitle(title),
        // What did not load may load the next time; the rest is for whoever keeps the desk file or the gadget.
        text: state.error.code === 'vault-unreachable' ? hostStrings.silentText : hostStrings.failedText,
        error: state.error,
      };
  }
}

function stoppedText(restartAt: number | null, now: number): string {
  if (restartAt === null) return hostStrings.stoppedText;
  const seconds = Math.ceil((restartAt - now) / 1000);
  return seconds > 0 ? counted('restartsIn', seconds) : hostStrings.restarting;
}
