// Keeps the page up to date: the server says when something has come, and a code is read again when it has run out.
const list = document.querySelector('#list');
const shown = document.querySelector('#shown');
let timer = 0;

new EventSource('/changes').addEventListener('change', readAgain);
scheduleCodes();

function readAgain() {
  const request = new XMLHttpRequest();
  // The browser parses the page itself, without running anything in it.
  request.responseType = 'document';
  request.addEventListener('load', () => {
    if (request.status === 200 && request.response !== null) merge(request.response);
  });
  request.open('GET', '/');
  request.send();
}

/** @param {Document} page */
function merge(page) {
  const items = [...page.querySelectorAll('#list > li')];
  const kept = new Set(items.map(({ id }) => id));
  for (const item of [...(list?.children ?? [])]) if (!kept.has(item.id)) item.remove();
  // From the oldest to the newest, so that they are announced in the order they came.
  for (const item of items.reverse()) if (document.getElementById(item.id) === null) list?.prepend(item);

  shown?.replaceChildren(...page.querySelectorAll('#shown > li'));
  const section = shown?.closest('section');
  if (section instanceof HTMLElement) section.hidden = shown?.childElementCount === 0;
  scheduleCodes();
}

function scheduleCodes() {
  clearTimeout(timer);
  const left = [...(shown?.children ?? [])].map((item) => Number(item.getAttribute('data-left')));
  if (left.length > 0) timer = window.setTimeout(readAgain, Math.min(...left) + 100);
}
