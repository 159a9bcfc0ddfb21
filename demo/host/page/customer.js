// Tells the desk which customer is on the line. The choice survives the way to the sign-in page and back.
const KEY = 'northwind:customer';
const desk = /** @type {HTMLElement & { context?: object } | null} */ (document.querySelector('deskpass-desk'));
const choices = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('.customers input'));

function tell() {
  for (const { checked, value, dataset } of choices) {
    if (!checked) continue;
    sessionStorage.setItem(KEY, value);
    if (desk !== null) desk.context = { customer: { id: value, name: dataset.name } };
  }
}

const kept = sessionStorage.getItem(KEY);
for (const choice of choices) {
  if (choice.value === kept) choice.checked = true;
  choice.addEventListener('change', tell);
}
await customElements.whenDefined('deskpass-desk');
tell();
