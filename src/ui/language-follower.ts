import type { ReactiveController } from 'lit';
import { english, pageLanguage, speak, speakers, wantedLanguage, type Speaker } from './page-language.js';

/** What is drawn stays as it is until the sentences of another language are there. `isBlank`: nothing is drawn yet. */
function listen(isBlank: boolean): void {
  const wanted = wantedLanguage();
  if (wanted.language === 'en' && pageLanguage() === english) return;
  if (isBlank && wanted.language !== pageLanguage().language) speak({ ...wanted, isThere: false });
  import('./change-language.js').then(
    ({ changeLanguage }) => changeLanguage(),
    () => {
      speak(english);
    },
  );
}

/** Draws an element again when the page's language is another one. */
export class LanguageFollower implements ReactiveController {
  readonly #speaker: Speaker;
  readonly #observer = new MutationObserver(() => {
    listen(false);
  });

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
    speaker.addController(this);
  }

  hostConnected(): void {
    speakers.add(this.#speaker);
    let node: Node | undefined = this.#speaker;
    while (node) {
      node = node.getRootNode();
      this.#observer.observe(node, { subtree: true, attributeFilter: ['lang', 'dir'] });
      node = (node as Partial<ShadowRoot>).host;
    }
    listen(speakers.size === 1);
    this.#speaker.requestUpdate();
  }

  hostDisconnected(): void {
    speakers.delete(this.#speaker);
    this.#observer.disconnect();
  }
}
