/** An agent has entered a code: by hand, by pasting it, or because the browser filled it in. */
export class CodeEvent extends Event {
  static readonly type = 'deskpass-code';
  /** Letters and digits alone, of the length that was asked for. */
  readonly code: string;
  constructor(code: string) {
    super(CodeEvent.type, { bubbles: true, composed: true });
    this.code = code;
  }
}

/** An agent wants another code. */
export class ResendEvent extends Event {
  static readonly type = 'deskpass-resend';
  constructor() {
    super(ResendEvent.type, { bubbles: true, composed: true });
  }
}
