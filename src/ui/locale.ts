import { inherited, primaryOf } from './language-of.js';
import { firstSpeaker, pageLanguage } from './page-language.js';

/** The tag that numbers and dates are written after: the page's language, with the page's or the browser's region. */
export function locale(): string {
  const { language } = pageLanguage();
  const first = firstSpeaker();
  const tags = [first ? inherited(first, 'lang') : '', ...navigator.languages];
  return tags.find((tag) => tag.includes('-') && primaryOf(tag) === language) ?? language;
}
