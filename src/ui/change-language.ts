import { configureLocalization } from '@lit/localize';
import type { Language } from './language-of.js';
import type { Words } from './languages/words.js';
import { english, pageLanguage, speak, wantedLanguage, type Speech } from './page-language.js';
import { templatesOf } from './templates-of.js';

type File = () => Promise<{ readonly words: Words }>;

const files: Readonly<Record<Exclude<Language, 'en'>, File>> = {
  de: () => import('./languages/de.js'),
  fr: () => import('./languages/fr.js'),
  ar: () => import('./languages/ar.js'),
};

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(files),
  loadLocale: async (language) => ({ templates: templatesOf((await files[language as keyof typeof files]()).words) }),
});

const isSame = (one: Speech, other: Speech): boolean =>
  one.language === other.language && one.direction === other.direction && one.isThere === other.isThere;

const isSpoken = (speech: Speech): boolean => isSame(speech, pageLanguage()) && getLocale() === speech.language;

let isChanging = false;

/**
 * Fetches what the page asks for and has every element speak it. What the page asks for meanwhile comes next, and what it
 * asks for no more is not spoken. A language whose file does not come is English, and is tried again when another element
 * arrives or the page's language changes.
 */
export async function changeLanguage(): Promise<void> {
  if (isChanging) return;
  isChanging = true;
  for (let next = wantedLanguage(); !isSpoken(next); next = wantedLanguage()) {
    const hasCome = await setLocale(next.language).then(
      () => true,
      () => false,
    );
    if (!hasCome) await setLocale('en');
    if (!isSame(next, wantedLanguage())) continue;
    speak(hasCome ? next : english);
    if (!hasCome) break;
  }
  isChanging = false;
}
