import { withDesk } from '../look/with-desk.js';
import { identityView } from './identity-view.js';

await withDesk((desk, place) => {
  const draw = () => place.replaceChildren(...identityView(desk));
  // Times are written in the page's language.
  desk.addEventListener('surroundings', draw);
  draw();
});
