import type { AskedChallenge } from '../../auth/step.js';

/** Names a step. Another name means other fields, and that nothing of what was typed belongs there. */
export function stepName(challenge: AskedChallenge): string {
  switch (challenge.kind) {
    case 'otp':
      return `otp ${challenge.channel} ${challenge.recipient ?? ''}`;
    case 'enrol-contact':
      return `enrol-contact ${challenge.channel}`;
    case 'password':
      return `password ${challenge.isIdentifierFixed ? challenge.identifier : ''}`;
    case 'notice':
      return `notice ${challenge.notice}`;
    default:
      return challenge.kind;
  }
}

/** What belongs to one step and ends with it. Holds nothing that was typed. */
export class StepLife {
  readonly name: string;
  /** Whether its fields are there; until then those of the step before it are. */
  isDrawn = false;
  readonly #controller = new AbortController();
  readonly #kept = new Map<string, unknown>();

  constructor(name: string) {
    this.name = name;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Makes something once. */
  keep<T>(name: string, make: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name) as T;
  }

  end(): void {
    this.#controller.abort();
  }
}
