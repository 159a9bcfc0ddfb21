import type { NoticeCode } from '../../auth/challenge.js';
import type { ProblemCode } from '../../auth/problem.js';
import type { ErrorCode } from '../../core/errors.js';
import type { IdentityTransition } from '../../core/identity-change.js';
import type { Template } from '../catalogue.js';
import type { challengeStrings } from '../challenge-strings.js';
import type { Counted } from '../counted.js';
import type { failureStrings } from '../failure-strings.js';
import type { hostStrings } from '../host-strings.js';
import type { refusalStrings } from '../refusal-text.js';
import type { ruleStrings } from '../rule-text.js';
import type { sessionStrings } from '../session-strings.js';
import type { strings } from '../strings.js';
import type { waitStrings } from '../wait-text.js';

/** A sentence for each key of a catalogue; values stand as `${0}`, `${1}` in the order of the English one. */
type Of<C> = { readonly [K in keyof C]: Template };

/** What a failure, a problem or a notice says: what happened, what to do, and that with a name in it. */
type Said<Code extends string> = Readonly<Record<Code, readonly [title: Template, text: Template, named?: Template]>>;

/**
 * A language: one file whose `words` are of this type. A sentence that is missing does not compile. Forms of number
 * are those of the language (`Intl.PluralRules`); `test/ui/languages.test.ts` knows which.
 */
export interface Words {
  readonly card: Of<typeof strings>;
  readonly session: Of<typeof sessionStrings>;
  readonly failure: Of<typeof failureStrings>;
  readonly step: Of<typeof challengeStrings>;
  readonly count: Readonly<Record<Counted, Readonly<Partial<Record<Intl.LDMLPluralRule, Template>>>>>;
  readonly rule: Of<typeof ruleStrings>;
  readonly wait: Of<typeof waitStrings>;
  readonly desk: Of<typeof hostStrings>;
  readonly refusal: Of<typeof refusalStrings>;
  readonly error: Said<ErrorCode>;
  readonly change: Said<IdentityTransition>;
  readonly problem: Said<ProblemCode>;
  readonly notice: Said<NoticeCode>;
}
