import type { SigninState, StateStore } from 'oidc-client-ts';
import type { BackendContext } from '../../auth/backend.js';
import type { Demands } from '../../auth/demands.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import type { WireError } from '../../core/errors.js';
import type { Callback } from './callback.js';

/** What is asked beside who the agent is, and what if nothing comes of it. */
export interface DemandNotes {
  readonly demands: Demands;
  /** Somebody was signed in, and is to keep that session where nothing comes of this. Default false. */
  readonly keepsSession?: boolean | undefined;
  /** What went wrong before the provider was asked for that session; absent where nothing did. */
  readonly refused?: WireError | undefined;
}

/** What a redirect leaves behind for its answer, beside what the engine needs. */
export interface TransactionNotes extends DemandNotes {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly returnTo: string;
  readonly state: string;
}

/** A transaction that has been taken out of the store: nobody else can answer it any more. */
export interface Transaction extends TransactionNotes {
  readonly nonce: string;
  /** Holds the engine's own record, and nothing else. */
  readonly stateStore: StateStore;
}

/** The redirects that are out, in the sealed store. Tabs share it, so one must not disturb another's. */
export interface Transactions {
  keep(id: string, state: SigninState): Promise<void>;
  /** Removes the transaction that a callback answers and returns it. Throws `sign-in-expired` where there is none. */
  take(callback: Callback): Promise<Transaction>;
  drop(id: string): Promise<void>;
}

/** Opens the transactions of a sign-in method. */
export function openTransactions({ store, method }: BackendContext): Transactions {
  const key = (id: string): string => `oidc:${method.id}:${id}`;
  return {
    async keep(id, state) {
      // The engine's id has 122 random bits; ours has 256 and is the one in the URL.
      const record = { ...(JSON.parse(state.toStorageString()) as object), id };
      await store.set(key(id), JSON.stringify(record));
    },
    async take({ id, state }) {
      const record = await store.remove(key(id));
      if (record === null) throw nobodyWaits();
      const { data, nonce } = JSON.parse(record) as { readonly data: TransactionNotes; readonly nonce: string };
      if (data.state !== state) throw nobodyWaits();
      return { ...data, nonce, stateStore: holdOne(record) };
    },
    async drop(id) {
      await store.remove(key(id));
    },
  };
}

function holdOne(record: string): StateStore {
  return {
    set: () => Promise.resolve(),
    get: () => Promise.resolve(record),
    remove: () => Promise.resolve(record),
    getAllKeys: () => Promise.resolve([]),
  };
}
