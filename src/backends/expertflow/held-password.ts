/**
 * A password between two steps of one sign-in: Expertflow keeps no transaction, so that a code has to be sent together
 * with the password again. It is kept as numbers, which can be overwritten; a text cannot. The texts that are made of
 * it for a request are the engine's to collect.
 */
export class HeldPassword {
  readonly #units: Uint16Array;
  #isWiped = false;

  constructor(password: string) {
    this.#units = Uint16Array.from({ length: password.length }, (_, at) => password.charCodeAt(at));
  }

  /** The password, or null once it has been wiped. */
  get value(): string | null {
    if (this.#isWiped) return null;
    return Array.from(this.#units, (unit) => String.fromCharCode(unit)).join('');
  }

  /** Overwrites the password. */
  wipe(): void {
    this.#isWiped = true;
    this.#units.fill(0);
  }
}
