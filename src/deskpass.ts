// First: takes a provider's answer out of the address bar before anything else runs.
import './session/pending-callback.js';
import { drawEarlyDesk } from './host/early-desk.js';
import { drawEarlyCard } from './login/early-card.js';
import { placeVault } from './session/vault-url.js';
import { afterPaint } from './ui/after-paint.js';

placeVault(() => new URL('./vault.js', import.meta.url));

// The form is there before the code of the elements is; what the agent does with it meanwhile is kept.
const inPage = (tag: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`${tag}:not(:defined)`)];
const cards = new Set([...inPage('deskpass-desk').map(drawEarlyDesk), ...inPage('deskpass-login')]);
const early = [...cards].map(drawEarlyCard);

const load = (): void => {
  import('./until-signed-in.js').catch(() => {
    for (const card of early) card.fail(load);
  });
};
void afterPaint().then(load);
