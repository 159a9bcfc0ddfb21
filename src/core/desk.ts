import type { Grant } from './grant.js';

/** One way to sign in, as the desk file declares it. What else it holds is the backend's own to read and check. */
export interface SignInMethod {
  /** Unique in its list; letters, digits, `-` and `_`, beginning with a letter or digit, at most 64. */
  readonly id: string;
  /** Which backend speaks to the system, for example `oidc`. */
  readonly backend: string;
  /** What the agent reads on the button, for example `Northwind SSO`. */
  readonly label: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** How it is found out which of the ways to sign in there are. */
export interface SignInDetection {
  /** `all`: every one that answers. `first`: the one listed first of those that answer. Default `all`. */
  readonly offer: 'all' | 'first';
  /** Seconds until the agent chooses between those that have not failed. Default 3. */
  readonly choiceAfter: number;
}

/** One gadget on the desk. */
export interface DeskGadget {
  /** Unique in its list; letters, digits, `-` and `_`, beginning with a letter or digit, at most 64. */
  readonly id: string;
  readonly title: string;
  /** Absolute URL of the gadget's document, never on the desk's own origin. */
  readonly src: string;
  /** Column on a wide desk, from 1. Default 1. */
  readonly column: number;
  /** Height in CSS pixels before the gadget asks for another. Default 240. */
  readonly height: number;
  /** Names of the identity claims the gadget may read. Default none. */
  readonly claims: readonly string[];
  readonly grants: readonly Grant[];
}

/** A whole desk file, parsed. */
export interface Desk {
  readonly title: string;
  /** URL of the site's logo, or empty. */
  readonly logo: string;
  /** Allows `http:` on loopback hosts; never set it on a site that others reach. Default false. */
  readonly development: boolean;
  readonly signIn: readonly SignInMethod[];
  readonly detection: SignInDetection;
  readonly gadgets: readonly DeskGadget[];
}
