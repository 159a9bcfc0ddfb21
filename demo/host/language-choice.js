import { html } from '../web/html.js';

/**
 * The control by which an agent chooses the language of a page of the demo. `/look/language.js` carries it out.
 *
 * @param {string} what is spoken in it, for example `desk`
 */
export const languageChoice = (what) => html`<select name="language" aria-label="Language of the ${what}">
<option value="en" lang="en">English</option>
<option value="de" lang="de">Deutsch</option>
<option value="fr" lang="fr">Français</option>
<option value="ar" lang="ar">العربية</option>
</select>`;
