import type { PublicSession } from '../core/identity.js';

/** One way to sign in that the agent can choose. */
export interface Method {
  /** The sign-in method's id in the desk file. */
  readonly id: string;
  readonly label: string;
  readonly mode: 'sso' | 'password';
}

/** How a redirect is shown. */
export type Display = 'redirect' | 'popup';

/** Choose how to sign in. */
export interface MethodChallenge {
  readonly kind: 'method';
  readonly methods: readonly Method[];
}

/** Go to this address and come back; the answer is the query that came back. */
export interface RedirectChallenge {
  readonly kind: 'redirect';
  readonly url: string;
  readonly display: Display;
}

/** What a backend asks for next. Each kind has exactly one template in `login/`. */
export type Challenge = MethodChallenge | RedirectChallenge;

/** What the agent or the page replies. Never kept by the page. */
export type Answer =
  | { readonly kind: 'method'; readonly method: string }
  /** The query string of the callback address, without `?`. */
  | { readonly kind: 'redirect'; readonly query: string };

/** Where a sign-in stands: another challenge, or signed in. */
export type Step =
  | { readonly done: false; readonly challenge: Challenge }
  | {
      readonly done: true;
      readonly session: PublicSession;
      /** Same-origin address the agent was at before a redirect, or empty. */
      readonly returnTo: string;
    };
