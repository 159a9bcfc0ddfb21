import { element } from '../look/element.js';
import { icon } from '../look/icon.js';
import { Trouble } from './trouble.js';
import { writingWords } from './trouble-words.js';

/** Characters a note may have. */
const LONGEST = 2000;

/** The form for a note on one order. What is written stays until the service has it. */
export class NoteForm {
  #order;
  #save;
  #announce;
  #isBusy = false;
  #text;
  #button = element('button', { class: 'button primary' }, 'Add note');
  /** Beside the field: what is wrong. */
  #complaint;
  /** Beside the button: that it worked. */
  #done = element('span', { class: 'done' });

  /**
   * @param {object} options
   * @param {string} options.order
   * @param {(text: string) => Promise<void>} options.save rejects with a Trouble
   * @param {(text: string) => void} options.announce
   */
  constructor({ order, save, announce }) {
    this.#order = order;
    this.#save = save;
    this.#announce = announce;
    const id = encodeURIComponent(order);
    this.#complaint = element('div', { id: `complaint-${id}` });
    this.#text = element('textarea', {
      id: `note-${id}`,
      name: 'note',
      rows: 2,
      dir: 'auto',
      autocomplete: 'off',
      'aria-describedby': this.#complaint.id,
    });
    const label = element('label', { for: this.#text.id }, 'New note');
    label.append(element('span', { class: 'spoken' }, ` on ${order}`));
    this.element = element(
      'form',
      { class: 'note', novalidate: true },
      label,
      this.#text,
      this.#complaint,
      element('div', { class: 'act' }, this.#button, this.#done),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#text.addEventListener('input', () => this.#clear());
  }

  /** Whether it can be thrown away without a loss. */
  get isUnused() {
    return !this.#isBusy && this.#text.value === '';
  }

  async #submit() {
    if (this.#isBusy) return;
    this.#clear();
    const { value } = this.#text;
    const mistake = mistakeIn(value);
    if (mistake) return this.#correct(mistake);
    this.#become(true);
    try {
      await this.#save(value);
      this.#text.value = '';
      this.#done.append(icon('check'), 'Note added');
      this.#announce(`Note added to ${this.#order}.`);
    } catch (thrown) {
      if (!(thrown instanceof Trouble)) throw thrown;
      this.#explain(thrown);
    } finally {
      this.#become(false);
    }
  }

  /** @param {boolean} busy */
  #become(busy) {
    this.#isBusy = busy;
    this.#text.readOnly = busy;
    this.#button.ariaDisabled = busy ? 'true' : null;
    this.#button.textContent = busy ? 'Adding…' : 'Add note';
  }

  #clear() {
    this.#text.ariaInvalid = null;
    this.#complaint.replaceChildren();
    this.#done.replaceChildren();
    this.#announce('');
  }

  /** @param {string} mistake */
  #correct(mistake) {
    this.#text.ariaInvalid = 'true';
    this.#complaint.replaceChildren(element('p', { class: 'mistake' }, icon('stop'), mistake));
    this.#text.focus();
  }

  /** @param {Trouble} trouble */
  #explain(trouble) {
    const { title, text } = writingWords(trouble);
    const isDenied = trouble.reason === 'missing-permission' || trouble.reason === 'not-granted';
    const words = element('div', {}, element('strong', {}, `${title}.`), element('p', {}, ...text));
    this.#complaint.replaceChildren(
      element(
        'div',
        { class: `callout ${isDenied ? 'warning' : 'danger'}`, role: 'alert' },
        icon(isDenied ? 'shield' : 'stop'),
        words,
      ),
    );
    // Another customer may be on screen by now.
    if (!this.element.isConnected) this.#announce(`The note on ${this.#order} was not added. ${title}.`);
  }
}

/** @param {string} text @returns {string} what is wrong with it, or nothing */
function mistakeIn(text) {
  const { length } = text.trim();
  if (length === 0) return 'Write the note first.';
  return length > LONGEST ? `Shorten it to ${LONGEST} characters. It has ${length} now.` : '';
}
