import type { LastStep } from '../auth/step.js';
import type { Desk } from '../core/desk.js';
import type { DeskpassError } from '../core/errors.js';
import type { Hint } from './hint.js';
import type { VaultChannel } from './open-vault.js';
import type { RestoreGuard } from './restore-guard.js';
import type { Change } from './session-machine.js';
import type { TolerantStorage } from './tolerant-storage.js';
import type { World } from './world.js';

/** What a sign-in needs of the session around it. */
export interface SignInFlowParts {
  readonly world: World;
  readonly desk: Desk;
  readonly vault: VaultChannel;
  readonly hint: Hint;
  readonly guard: RestoreGuard;
  /** Where the agent was before the page left. */
  readonly departure: TolerantStorage;
  /** Returns whether the change was possible. */
  readonly happen: (change: Change) => boolean;
  readonly report: (error: DeskpassError) => void;
  readonly onSignedIn: (step: LastStep, restored: boolean) => void;
  /** The sign-in leads nowhere; null where nobody needs to be told why. */
  readonly onGivenUp: (error: DeskpassError | null) => void;
  /** Ends everything. */
  readonly signal: AbortSignal;
}
