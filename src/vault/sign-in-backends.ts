import type { Backend, BackendContext, BackendFactory } from '../auth/backend.js';
import type { SealedStore } from '../auth/sealed-store.js';
import type { SignInMethod } from '../core/desk.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';

/** Backend name, as a desk file spells it, to the code that makes one. Loaded when first needed. */
export type BackendTable = Readonly<Record<string, () => Promise<BackendFactory>>>;

/** The desk file's ways to sign in, each with its backend. */
export interface SignInBackends {
  readonly methods: readonly SignInMethod[];
  /** Rejects with `desk-file-invalid` for settings that are wrong, `vault-unreachable` where the code does not load. */
  open(id: string): Promise<Backend>;
  /**
   * The addresses of all systems. Rejects where a backend's code does not load: without it nobody can say what is
   * out of bounds. Settings that are wrong protect nothing, for nobody can sign in by them.
   */
  protectedUrls(): Promise<string[]>;
}

export interface SignInBackendsOptions {
  readonly table: BackendTable;
  readonly methods: readonly SignInMethod[];
  readonly world: Omit<BackendContext, 'method'>;
}

/** Makes the backends of a desk; none is loaded yet. */
export function createSignInBackends({ table, methods, world }: SignInBackendsOptions): SignInBackends {
  const opened = new Map<string, Promise<Backend>>();

  const create = async (method: SignInMethod): Promise<Backend> => {
    const load = Object.hasOwn(table, method.backend) ? table[method.backend] : undefined;
    if (!load) {
      throw new DeskpassError(
        'desk-file-invalid',
        `The desk file names a backend that does not exist: ${method.backend}`,
        {
          suggestion: `The backends are: ${Object.keys(table).join(', ')}.`,
          facts: { method: method.id, backend: method.backend },
        },
      );
    }
    const factory = await load().catch((cause: unknown) => {
      throw new DeskpassError('vault-unreachable', `The code of the backend ${method.backend} did not load`, { cause });
    });
    return factory({ ...world, method, store: createScopedStore(world.store, `${method.id}/`) });
  };

  const open = (id: string): Promise<Backend> => {
    const method = methods.find((one) => one.id === id);
    if (!method)
      return Promise.reject(new DeskpassError('request-invalid', 'The desk file names no such way to sign in'));
    const known = opened.get(id);
    if (known) return known;
    const backend = create(method);
    opened.set(id, backend);
    // What failed to load may load the next time.
    backend.catch(() => opened.delete(id));
    return backend;
  };

  return {
    methods,
    open,
    async protectedUrls() {
      const urls = await Promise.all(
        methods.map(async ({ id }) => {
          try {
            return (await open(id)).protectedUrls();
          } catch (thrown) {
            if (asDeskpassError(thrown).code === 'desk-file-invalid') return [];
            throw thrown;
          }
        }),
      );
      return urls.flat();
    },
  };
}

/** A part of a store for one way to sign in, so that none can read what another keeps. */
function createScopedStore(store: SealedStore, prefix: string): SealedStore {
  return {
    get: (key) => store.get(prefix + key),
    set: (key, value) => store.set(prefix + key, value),
    remove: (key) => store.remove(prefix + key),
    async keys() {
      const keys = await store.keys();
      return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
  };
}
