import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Identity } from '../core/identity.js';
import type { Session } from '../session/session.js';
import { noteIcon } from '../ui/callout-icons.js';
import { hostStrings as strings } from '../ui/host-strings.js';
import { isolate } from '../ui/isolate.js';
import { pageLanguage } from '../ui/page-language.js';

/**
 * The notice that somebody else is at the desk now, without a sign-in here: whoever looks at it must not work on under a
 * name that they take for another. It stays until it is dismissed.
 */
export class IdentityNotice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #session: Session | null = null;
  #subject = '';
  #isNews = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A desk that was away starts with whoever is there. */
  hostDisconnected(): void {
    this.#session = null;
  }

  /** Draws the notice, and the place from which it is read out, which has to be there before there is anything to say. */
  render(session: Session, { subject, name }: Identity): TemplateResult {
    if (session === this.#session && subject !== this.#subject) this.#isNews = true;
    if (session !== this.#session) this.#isNews = false;
    this.#session = session;
    this.#subject = subject;
    const { language } = pageLanguage();
    const title = name ? strings.otherAgent(isolate(name)) : strings.noName;
    return html`${
      this.#isNews
        ? html`<div class="identity-notice strip callout note" part="identity-notice" lang=${language}>
              ${noteIcon()}
              <div>
                <strong>${title}</strong>
                <p>${strings.startedAnew}</p>
              </div>
              <button class="deskpass-button plain dense" @click=${this.#dismiss}>${strings.dismiss}</button>
            </div>`
        : nothing
    }
      <p class="announcer" role="status" lang=${language}>${this.#isNews ? title : ''}</p>`;
  }

  readonly #dismiss = (): void => {
    this.#isNews = false;
    this.#host.requestUpdate();
  };
}
