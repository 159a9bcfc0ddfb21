import '@vaadin/login/vaadin-login-form.js';
import { UserManager } from 'oidc-client-ts';

// What a site does with the two: the form takes the user name, the library goes to the provider with it.
const manager = new UserManager({
  authority: location.origin,
  client_id: 'desk',
  redirect_uri: location.href,
  scope: 'openid profile email',
});
const form = document.querySelector('vaadin-login-form');
form?.addEventListener('login', (event) => {
  const { username } = /** @type {CustomEvent<{ username: string }>} */ (event).detail;
  void manager.signinRedirect({ login_hint: username });
});
