import { languageChoice } from './language-choice.js';

/**
 * The contact centre's page. All it has of Deskpass is one script tag and one element.
 *
 * @param {object} options
 * @param {string} options.bundle origin of the bundle, or empty for the page's own
 * @param {string} options.elements markup inside `<main>`
 * @param {string} [options.hint] markup between the page's head and `<main>`
 */
export function hostPage({ bundle, elements, hint = '' }) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Northwind Service</title>
<link rel="icon" href="/look/logo.svg">
<link rel="stylesheet" href="/look/northwind.css">
<link rel="stylesheet" href="/look/host.css">${hint && '\n<link rel="stylesheet" href="/look/way.css">'}
<script type="module" src="/look/language.js"></script>
<script type="module" src="${bundle}/deskpass/deskpass.js"></script>
<script type="module" src="/look/customer.js"></script>
</head>
<body>
<header class="top">
<h1><a class="brand" href="/"><img src="/look/logo.svg" alt="" width="32" height="32">Northwind Service</a></h1>
<form class="customers" aria-label="Customer on the line">
<span class="label" aria-hidden="true">On the line</span>
<label><input type="radio" name="customer" value="C-1042" data-name="Ada Brook" checked><span>Ada Brook <small>C-1042</small></span></label>
<label><input type="radio" name="customer" value="C-2077" data-name="Tomás Vega"><span>Tomás Vega <small>C-2077</small></span></label>
<label><input type="radio" name="customer" value="C-3310" data-name="Noor Haddad"><span>Noor Haddad <small>C-3310</small></span></label>
</form>
${languageChoice('desk')}
</header>
${hint}<main>
${elements}
<noscript><p>This desk needs JavaScript. Allow it for this site and load the page again.</p></noscript>
</main>
</body>
</html>
`;
}
