/**
 * The language in which this browser writes dates and amounts for a page in the given one: its own where it does not know
 * that. What is written so is marked with it, since the words around it are English.
 *
 * @param {string} locale what the page says, BCP 47 or not
 */
export function writtenLanguage(locale) {
  try {
    return new Intl.DateTimeFormat(locale || undefined).resolvedOptions().locale;
  } catch {
    return new Intl.DateTimeFormat().resolvedOptions().locale;
  }
}
