import { configureLocalization } from '@lit/localize';
import type { Language } from './language-of.js';
import type { Words } from './languages/words.js';
import { english, pageLanguage, speak, type Speech } from './page-language.js';
import { templatesOf } from './templates-of.js';

type File = () => Promise<{ readonly words: Words }>;

const files: Readonly<Record<Exclude<Language, 'en'>, File>> = {
  de: () => import('./languages/de.js'),
  fr: () => import('./languages/fr.js'),
  ar: () => import('./languages/ar.js'),
};

const { setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(files),
  loadLocale: async (language) => ({ templates: templatesOf((await files[language as keyof typeof files]()).words) }),
});

let asked: Speech | null = null;

/**
 * Fetches a language and has every element speak it. One whose file does not come is English, and is tried again when
 * another element arrives or the page's language changes.
 */
export async function changeLanguage(next: Speech): Promise<void> {
  if (asked?.language === next.language && asked.direction === next.direction) return;
  asked = next;
  let result = next;
  try {
    await setLocale(next.language);
  } catch {
    result = english;
    await setLocale('en');
  }
  if (asked !== next) return;
  asked = result;
  if (pageLanguage() !== result) speak(result);
}
