import { Journey } from './oidc-journey.js';

/** Runs a whole session where there is no window, and posts what the page may know of it. */
const journey = new Journey();
const result = journey
  .signIn()
  .then((credential) => journey.renew(credential))
  .then(async (credential) => ({
    session: credential.session,
    address: await journey.end(credential),
    hasWindow: typeof window !== 'undefined' || typeof document !== 'undefined',
    hasStorage: typeof sessionStorage !== 'undefined' || typeof localStorage !== 'undefined',
  }));
result.then(
  (value) => {
    postMessage(value);
  },
  (reason: unknown) => {
    postMessage({ failure: String(reason) });
  },
);
