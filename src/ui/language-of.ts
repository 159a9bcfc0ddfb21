/** A language that the elements speak. */
export type Language = 'en' | 'de' | 'fr' | 'ar';

const LANGUAGES: readonly string[] = ['en', 'de', 'fr', 'ar'] satisfies readonly Language[];

/** The attribute that holds where an element stands, across shadow roots (WHATWG HTML §3.2.6.2), or empty. */
export function inherited(element: Element, attribute: 'lang' | 'dir'): string {
  let node: Node | null = element;
  while (node) {
    const value = node instanceof Element && node.getAttribute(attribute);
    if (value) return value;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return '';
}

/** The primary language of a tag, such as `de` for `de-AT` (BCP 47), or empty where it is no tag. */
export function primaryOf(tag: string): string {
  try {
    // Most pages, without asking `Intl`, which is slow the first time, before the first form.
    return /^[a-z]{2}$/.test(tag) ? tag : new Intl.Locale(tag).language;
  } catch {
    return '';
  }
}

/**
 * The language to speak where an element stands: what the page says there, else the first of the browser's languages
 * that is spoken, else English.
 */
export function languageOf(element: Element): Language {
  const lang = inherited(element, 'lang');
  const asked = lang ? [lang] : navigator.languages;
  return (asked.map(primaryOf).find((language) => LANGUAGES.includes(language)) ?? 'en') as Language;
}

/** `rtl` where a language reads that way and the page has not said how to read. */
export const directionOf = (element: Element, language: Language): 'rtl' | undefined =>
  language === 'ar' && inherited(element, 'dir') === '' ? 'rtl' : undefined;
