// First: takes a provider's answer out of the address bar before anything else runs.
import './session/pending-callback.js';
import { drawEarlyDesk } from './host/early-desk.js';
import { drawEarlyCard } from './login/early-card.js';
import { placeVault } from './session/vault-url.js';

placeVault(new URL('./vault.js', import.meta.url));

// The form is there before the code of the elements is; what the agent does with it meanwhile is kept.
const undefinedOnes = (tag: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`${tag}:not(:defined)`),
];
const desks = undefinedOnes('deskpass-desk').map(drawEarlyDesk);
const cards = [...new Set([...desks, ...undefinedOnes('deskpass-login')])].map(drawEarlyCard);

const load = (): void => {
  import('./until-signed-in.js').catch(() => {
    for (const card of cards) card.fail(load);
  });
};
load();
