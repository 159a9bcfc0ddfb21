import type { Demo } from './test.js';

/** As much of a desk file as tests change. */
interface DeskFile {
  signIn: Record<string, unknown>[];
  gadgets: Record<string, unknown>[];
}

/** Changes the desk file that the host page's next request gets. */
export function changeDesk(demo: Demo, change: (desk: DeskFile) => object): void {
  demo.host.settings.deskFile = (desk) => change(desk as DeskFile);
}

/** Changes the one way to sign in. */
export function changeSignIn(demo: Demo, settings: object): void {
  changeDesk(demo, (desk) => ({ ...desk, signIn: desk.signIn.map((method) => ({ ...method, ...settings })) }));
}
