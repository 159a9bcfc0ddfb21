// First: takes a provider's answer out of the address bar before anything else runs.
import './session/pending-callback.js';
import { placeVault } from './session/vault-url.js';
import './login-define.js';
import './host-define.js';

placeVault(new URL('./vault.js', import.meta.url));
