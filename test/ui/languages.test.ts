import { str } from '@lit/localize';
import { expect } from '@open-wc/testing/pure';
import type { Template } from '../../src/ui/catalogue.js';
import { challengeStrings } from '../../src/ui/challenge-strings.js';
import { failureStrings } from '../../src/ui/failure-strings.js';
import { firstStrings } from '../../src/ui/first-strings.js';
import { hostStrings } from '../../src/ui/host-strings.js';
import { words as arabic } from '../../src/ui/languages/ar.js';
import { words as german } from '../../src/ui/languages/de.js';
import { words as french } from '../../src/ui/languages/fr.js';
import type { Words } from '../../src/ui/languages/words.js';
import { refusalStrings } from '../../src/ui/refusal-text.js';
import { ruleStrings } from '../../src/ui/rule-text.js';
import { sessionStrings } from '../../src/ui/session-strings.js';
import { strings } from '../../src/ui/strings.js';
import { templatesOf } from '../../src/ui/templates-of.js';
import { waitStrings } from '../../src/ui/wait-text.js';

const languages: Readonly<Record<string, Words>> = { de: german, fr: french, ar: arabic };

/** Every catalogue of sentences with a key of their own, by the name its ids begin with. */
const catalogues: Readonly<Record<string, object>> = {
  card: strings,
  session: sessionStrings,
  failure: failureStrings,
  step: challengeStrings,
  rule: ruleStrings,
  wait: waitStrings,
  desk: hostStrings,
  refusal: refusalStrings,
};

const MARKS = ['⟦0⟧', '⟦1⟧', '⟦2⟧'];

/** The places for values in an English sentence, by their number; of a fixed value, that it has a place. */
function placesInEnglish(value: unknown): readonly number[] {
  if (typeof value !== 'function') return [];
  const sentence = (value as (...marks: string[]) => string)(...MARKS);
  return MARKS.flatMap((mark, index) => (sentence.includes(mark) ? [index] : []));
}

const placesIn = (template: Template): readonly number[] =>
  typeof template === 'string' ? [] : [...new Set(template.values as number[])].sort();

/** Keys of {@link challengeStrings} whose value is put in by the catalogue itself. */
const FIXED = ['step.phoneHint'];

for (const [language, words] of Object.entries(languages)) {
  describe(`the words of ${language}`, () => {
    const templates = templatesOf(words) as Readonly<Record<string, Template>>;

    for (const [name, catalogue] of Object.entries(catalogues)) {
      it(`say with the same values what English says: ${name}`, () => {
        const ids = Object.keys(catalogue).map((key) => `${name}.${key}`);
        const english = Object.entries(catalogue).map(([key, value]) => [`${name}.${key}`, placesInEnglish(value)]);
        const there = Object.keys(templates).filter((id) => id.startsWith(`${name}.`));
        const places = ids.map((id) => [id, FIXED.includes(id) ? [] : placesIn(templates[id] ?? '')]);

        expect(there.sort()).to.deep.equal(ids.sort());
        expect(Object.fromEntries(places)).to.deep.equal(Object.fromEntries(english));
      });
    }

    it('have every form of number that the language has', () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      const forms = Object.entries(words.count).map(([key, value]) => [key, Object.keys(value).sort()]);

      expect(Object.fromEntries(forms)).to.deep.equal(
        Object.fromEntries(Object.keys(german.count).map((key) => [key, [...pluralCategories].sort()])),
      );
    });

    it('put the number into the form for any number', () => {
      for (const [key, forms] of Object.entries(words.count)) {
        expect(placesIn(forms.other ?? ''), key).to.deep.equal(key.endsWith('Range') ? [0, 1] : [0]);
      }
    });

    it('name whom a notice names', () => {
      const named = Object.entries(words.notice).flatMap(([code, [, , sentence]]) =>
        sentence === undefined ? [] : [[code, placesIn(sentence)]],
      );

      expect(named).to.deep.equal([
        ['attempts-exceeded', [0]],
        ['sends-exceeded', [0]],
        ['contact-missing', [0]],
        ['no-permission', [0]],
        ['device-busy', [0]],
        ['already-signed-in', [0]],
      ]);
    });

    it('are never empty, and never the English ones', () => {
      const texts = (value: Template): string =>
        typeof value === 'string' ? value : (value.strings as readonly string[]).join('');
      const empty = Object.entries(templates).filter(([, value]) => texts(value).trim() === '');
      const english = Object.entries(catalogues).flatMap(([name, catalogue]) =>
        Object.entries(catalogue).flatMap(([key, value]) => {
          const own = templates[`${name}.${key}`];
          return value === own ? [`${name}.${key}`] : [];
        }),
      );
      // What is the same in both languages.
      const same = ['step.fileName', 'desk.sso', 'step.code', 'step.channel-email'];

      expect(empty).to.deep.equal([]);
      expect(english.filter((id) => !same.includes(id))).to.deep.equal([]);
    });

    it('know the first sentences too', () => {
      const { en, ...others } = firstStrings;
      const first = others[language as keyof typeof others];

      expect(Object.keys(first)).to.deep.equal(Object.keys(en));
      expect(Object.values(first).filter((sentence) => Object.values(en).includes(sentence))).to.deep.equal([]);
    });
  });
}

describe('an id', () => {
  it('is the catalogue’s name and the code, and what the sentence says of it', () => {
    const ids = Object.keys(templatesOf({ ...german, step: { ...german.step, code: str`${0}` } }));

    expect(ids).to.include.members(['card.signInPage', 'error.session-ended.title', 'error.session-ended.text']);
    expect(ids).to.include.members(['notice.device-busy.named', 'count.triesLeft.one', 'step.code']);
  });
});
