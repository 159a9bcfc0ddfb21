import { writtenLanguage } from '../look/written-language.js';

/**
 * Dates and amounts as the page around the gadget writes them.
 *
 * @param {string} locale BCP 47; the browser's own where it is none that it knows
 */
export function createFormats(locale) {
  const language = writtenLanguage(locale);
  const thisYear = new Date().getFullYear();

  /** @param {string} time @param {Intl.DateTimeFormatOptions} [parts] */
  const write = (time, parts = {}) => {
    const moment = new Date(time);
    const year = moment.getFullYear() === thisYear ? {} : /** @type {const} */ ({ year: 'numeric' });
    return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...year, ...parts }).format(moment);
  };

  return {
    /** What they are written in, to be marked with. */
    language,

    /** @param {string} time ISO 8601; the year is left out where it is this one, here and below */
    date: (time) => write(time),

    /** @param {string} time ISO 8601 */
    dateTime: (time) => write(time, { hour: 'numeric', minute: '2-digit' }),

    /** @param {number} amount @param {string} currency ISO 4217 */
    money(amount, currency) {
      try {
        return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
      } catch {
        return `${amount.toFixed(2)} ${currency}`;
      }
    },
  };
}

/** @typedef {ReturnType<typeof createFormats>} Formats */
