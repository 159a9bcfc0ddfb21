/** Small values that survive a navigation and that nobody can read outside the vault. */
export interface SealedStore {
  get(key: string): Promise<string | null>;
  /** Keeps a value for at most 15 minutes; the oldest go first where there are too many. */
  set(key: string, value: string): Promise<void>;
  /** Removes a value and returns it. */
  remove(key: string): Promise<string | null>;
  keys(): Promise<string[]>;
}
