/** The language of the desk: chosen here, kept while the tab is open, and said where it begins, on `<main>`. */
const choice = /** @type {HTMLSelectElement} */ (document.querySelector('select[name=language]'));
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const wished = new URLSearchParams(location.search).get('lang') ?? sessionStorage.getItem('language') ?? 'en';

const speak = () => {
  main.lang = choice.value;
  sessionStorage.setItem('language', choice.value);
};

if ([...choice.options].some(({ value }) => value === wished)) choice.value = wished;
choice.addEventListener('change', speak);
speak();
