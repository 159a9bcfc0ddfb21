/** The `renewal` of a credential. Private for the language too: printing or copying a credential shows no token. */
export class RefreshToken {
  #token: string | null;

  constructor(token: string) {
    this.#token = token;
  }

  /** The token, or null once the session has been given up. */
  get value(): string | null {
    return this.#token;
  }

  /** Forgets the token. */
  forget(): void {
    this.#token = null;
  }
}
