import type { KeycloakDemo } from './test.js';

/** Changes the one way to sign in of the desk file that the host page's next request gets. */
export function changeSignIn(demo: KeycloakDemo, change: object): void {
  const { deskFile } = demo.host.settings;
  demo.host.settings.deskFile = (desk) => {
    const { signIn, ...rest } = deskFile(desk) as { readonly signIn: readonly object[] };
    return { ...rest, signIn: signIn.map((method) => ({ ...method, ...change })) };
  };
}
