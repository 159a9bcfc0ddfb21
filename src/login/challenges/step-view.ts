import type { nothing, TemplateResult } from 'lit';
import type { StepAction } from '../../auth/challenge.js';
import type { AskedAnswer, AskedChallenge } from '../../auth/step.js';

/** What was wrong with what is in a form, by the name of the field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A sentence, in whatever language is spoken when it is drawn. */
export type Sentence = () => string;

/** What a form holds: an answer, or what is wrong with it, by the name of the field. */
export type Reading =
  | { readonly ok: true; readonly answer: AskedAnswer }
  | { readonly ok: false; readonly errors: Readonly<Record<string, Sentence>> };

/** What a step's template may know and do. */
export interface StepContext {
  /** Prefix of every `id`, one for each element on the page. */
  readonly uid: string;
  /** An answer is on its way: fields are `readonly`, buttons do nothing. */
  readonly busy: boolean;
  readonly errors: FieldErrors;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the site is called: nobody's password should be. */
  readonly names: readonly string[];
  /** Label of the field for a code, or empty for the catalogue's. */
  readonly codeLabel: string;
  /** The step's form, once it is drawn: what is in it is read from there and kept nowhere else. */
  readonly form: HTMLFormElement | null;
  /** Draws again. */
  readonly redraw: () => void;
  /** Tells a screen reader something. */
  readonly say: (sentence: Sentence) => void;
  /** Does something else than to answer. */
  readonly act: (action: StepAction) => void;
  /** Sends the form by itself, once for each step. */
  readonly submitOnce: () => void;
  /** Makes something once for this step, and keeps it until the step is over. Never what was typed. */
  readonly keep: <T>(name: string, make: () => T) => T;
  /** Aborted when the step is over. */
  readonly signal: AbortSignal;
}

/** What the card shows for a step. */
export interface StepView {
  readonly heading: string;
  readonly lede: string;
  readonly fields: TemplateResult | typeof nothing;
  /** Label of the main button, or null where there is nothing to send. */
  readonly submit: string | null;
  /** Label of the main button while an answer is on its way. */
  readonly busy: string;
}

/** One kind of challenge on the card. */
export interface StepTemplate<C extends AskedChallenge> {
  draw(challenge: C, context: StepContext): StepView;
  /** Reads the form at submit. */
  read(challenge: C, data: FormData, signal: AbortSignal): Reading | Promise<Reading>;
  /** The field that most of this kind's problems concern, or null. */
  readonly field: string | null;
}

/** The value of a text field, as it stands in the form. */
export const valueOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
};

export const answered = (answer: AskedAnswer): Reading => ({ ok: true, answer });

/** What is wrong, or the answer where nothing is. */
export function unless(errors: Readonly<Record<string, Sentence | false>>, answer: AskedAnswer): Reading {
  const found = Object.entries(errors).filter((entry): entry is [string, Sentence] => entry[1] !== false);
  return found.length === 0 ? answered(answer) : { ok: false, errors: Object.fromEntries(found) };
}
