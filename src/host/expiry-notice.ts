import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SessionState } from '../session/session-state.js';
import type { Session } from '../session/session.js';
import { clockText } from '../ui/clock-text.js';
import { hostStrings } from '../ui/host-strings.js';
import { clockIcon } from '../ui/callout-icons.js';
import { pageLanguage } from '../ui/page-language.js';
import { sessionStrings as strings } from '../ui/session-strings.js';

type SignedIn = SessionState & { readonly status: 'signed-in' };

/** The notice that a session is about to end, and the button against it. */
export class ExpiryNotice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** What came of "Stay signed in". */
  #renewal: 'none' | 'under-way' | 'failed' = 'none';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#renewal = 'none';
  }

  /** Draws the notice, or nothing while there is time enough. */
  render(state: SignedIn, session: Session): TemplateResult | typeof nothing {
    if (!state.expiring) {
      this.#renewal = 'none';
      return nothing;
    }
    const { expiresAt, renewable } = state.session;
    const left = expiresAt - Date.now();
    const isUnderWay = this.#renewal === 'under-way';
    const { language } = pageLanguage();
    return html`<div class="expiry strip callout warning" part="expiry" lang=${language}>
        ${clockIcon()}
        <div>
          <strong>${left > 0 ? strings.endsIn(clockText(left)) : strings.ending}</strong>
          <p>${this.#advice(renewable)}</p>
        </div>
        ${
          renewable
            ? html`<button
                class="deskpass-button plain dense"
                aria-disabled=${isUnderWay ? 'true' : 'false'}
                @click=${() => void this.#renew(session)}
              >
                ${isUnderWay ? strings.staying : strings.stay}
              </button>`
            : nothing
        }
      </div>
      <p class="announcer" role="status" lang=${language}>${spoken(left)}</p>`;
  }

  #advice(renewable: boolean): string {
    if (!renewable) return strings.endsForGoodText;
    return this.#renewal === 'failed' ? hostStrings.notExtended : strings.endsText;
  }

  async #renew(session: Session): Promise<void> {
    if (this.#renewal === 'under-way') return;
    this.#show('under-way');
    await session.renew();
    this.#show('failed');
  }

  /** A renewal that succeeded takes the notice away, whatever is remembered here. */
  #show(renewal: 'under-way' | 'failed'): void {
    this.#renewal = renewal;
    this.#host.requestUpdate();
  }
}

/** A clock is read out at a minute, at thirty and at ten seconds only. */
function spoken(left: number): string {
  if (left <= 0) return strings.ending;
  if (left <= 10_000) return strings.endsIn10;
  return left <= 30_000 ? strings.endsIn30 : strings.endsIn60;
}
