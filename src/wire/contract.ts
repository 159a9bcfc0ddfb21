/** The parameter of a method. */
export type Params<C, M extends keyof C> = C[M] extends (params: infer P) => unknown ? P : never;

/** What a method resolves with. */
export type Result<C, M extends keyof C> = C[M] extends (params: never) => infer R ? Awaited<R> : never;

/** What a handler is given beside its parameter. */
export interface CallContext {
  /** Aborted when the caller withdraws the call or the channel closes. */
  readonly signal: AbortSignal;
  /** Marks objects of the result to be moved instead of copied. */
  transfer(...objects: Transferable[]): void;
}

/** The handlers one side offers, one for each method of its contract. A missing one does not compile. */
export type Handlers<C> = {
  readonly [M in keyof C]: (params: Params<C, M>, context: CallContext) => Result<C, M> | Promise<Result<C, M>>;
};
