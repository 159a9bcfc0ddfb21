import type { Backend } from '../../src/auth/backend.js';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import type { Credential } from '../../src/auth/credential.js';

/** One system with one agent, and a backend for it. */
export interface BackendSubject {
  /** A backend with nothing in memory and the same store as those before: a new vault. */
  create(): Backend;
  /** Cuts the system off, or brings it back. */
  connect(connected: boolean): void;
  /** The system ends all its sessions. */
  endSessions(): void;
  /** Everything that must not be seen outside a vault, as far as it exists by now. */
  secrets(): Iterable<string>;
  /** Absolute URLs to which a secret was sent so far. */
  trustedWith(): readonly string[];
  /** Something that differs when the system or the store has changed. */
  snapshot(): string;
}

/** A system that asks the agent something. */
export interface AskingSubject extends BackendSubject {
  /** What the agent does right when shown this. */
  answer(challenge: Challenge): Answer | Promise<Answer>;
  /** What the agent does wrong when shown this. */
  wrongAnswer(challenge: Challenge): Answer | Promise<Answer>;
}

/** A system that asks nothing: it learns elsewhere who the agent is. */
export interface UnaskedSubject extends BackendSubject {
  /** Has the system know of nobody to let in, or of the agent again. */
  know(known: boolean): void;
}

/** What a backend is held to, beside what every backend is. */
export type BackendTraits = {
  /** Whether a credential can be renewed without the agent. */
  readonly renews: boolean;
  /** Whether the system is told of a sign-out. Default true. */
  readonly ends?: boolean;
} & (
  | {
      readonly asks?: true;
      /** Whether a conversation leaves the page: its answer must work in a new vault then. */
      readonly redirects: boolean;
      readonly create: () => AskingSubject;
    }
  | { readonly asks: false; readonly create: () => UnaskedSubject }
);

/** A subject and a backend of it, of the test that runs, and how its agent gets in. */
export interface BackendScene<S extends BackendSubject = BackendSubject> {
  subject: S;
  backend: Backend;
  signIn(): Promise<Credential>;
}
