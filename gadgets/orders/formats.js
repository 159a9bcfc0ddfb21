/** @param {string} locale */
const isLocale = (locale) => {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
};

/**
 * Dates and amounts as the page around the gadget writes them.
 *
 * @param {string} locale BCP 47; the browser's own where it is none
 */
export function createFormats(locale) {
  const wanted = isLocale(locale) ? locale : undefined;
  const day = new Intl.DateTimeFormat(wanted, { day: 'numeric', month: 'short' });
  const dayOfYear = new Intl.DateTimeFormat(wanted, { day: 'numeric', month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(wanted, { dateStyle: 'medium', timeStyle: 'short' });
  const thisYear = new Date().getFullYear();

  return {
    /** @param {string} time ISO 8601; the year is left out where it is this one */
    date(time) {
      const date = new Date(time);
      return (date.getFullYear() === thisYear ? day : dayOfYear).format(date);
    },

    /** @param {string} time ISO 8601 */
    dateTime: (time) => moment.format(new Date(time)),

    /** @param {number} amount @param {string} currency ISO 4217 */
    money(amount, currency) {
      try {
        return new Intl.NumberFormat(wanted, { style: 'currency', currency }).format(amount);
      } catch {
        return `${amount.toFixed(2)} ${currency}`;
      }
    },
  };
}

/** @typedef {ReturnType<typeof createFormats>} Formats */
