/** On paper there is nothing but the codes. Visibility is inherited into shadow trees, so nothing else shows up. */
const ONLY_CODES = `@media print {
  body * { visibility: hidden !important; }
  .deskpass-codes, .deskpass-codes * { visibility: visible !important; }
  .deskpass-codes { position: fixed !important; inset: 2rem auto auto 2rem !important; }
}`;

/** Prints the recovery codes without the page around them. */
export function printCodes(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ONLY_CODES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const restore = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  addEventListener('afterprint', restore, { once: true });
  print();
}
