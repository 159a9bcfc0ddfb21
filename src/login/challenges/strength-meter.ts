import { html, nothing, type TemplateResult } from 'lit';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import type { Strength } from './estimate-strength.js';
import type { StepContext } from './step-view.js';

/** Milliseconds without a key before a password is looked at: typing is never slowed, and nobody is interrupted. */
export const REST_MS = 400;

const LEVELS: readonly Strength[] = [1, 2, 3, 4];

interface Judge {
  readonly estimateStrength: (password: string, words: readonly string[]) => Strength;
}

export interface StrengthMeterOptions {
  /** The field's name. */
  readonly name: string;
  /** Whose password it is, and for what. */
  readonly names: readonly string[];
  readonly load?: () => Promise<Judge>;
}

/** Shows how hard the password in a field is to guess. Advice alone: what is accepted, the policy decides. */
export interface StrengthMeter {
  /** Fetches what judges; call it when the agent comes to the field. */
  readonly want: () => void;
  /** Something was typed. */
  readonly onInput: () => void;
  readonly template: TemplateResult | typeof nothing;
  /** The `id` of what it says, or empty. */
  readonly id: string;
}

/** Parts of names of at least three characters, beside the names themselves. */
const guesses = (names: readonly string[]): readonly string[] => [
  ...new Set(names.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]).filter(({ length }) => length > 2)),
];

/**
 * The meter of one field. The judge is fetched when it is first wanted; without it there is no meter and the step works
 * as ever. What was typed is read from the form and not kept.
 */
export function strengthMeter(
  { name, names, load = () => import('./estimate-strength.js') }: StrengthMeterOptions,
  context: StepContext,
): StrengthMeter {
  const { uid, form, keep, redraw, say, signal } = context;
  const state = keep(`strength-${name}`, () => ({
    judge: null as Promise<Judge | null> | null,
    score: null as Strength | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    form,
  }));
  // Each drawing brings the form that is there now; whoever looks later looks at that one.
  state.form = form;
  const typed = (): string => state.form?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';

  const want = (): void => {
    state.judge ??= load().catch(() => null);
  };
  const look = async (): Promise<void> => {
    const judge = await state.judge;
    const password = typed();
    if (!judge || signal.aborted) return;
    const score = password === '' ? null : judge.estimateStrength(password, guesses(names));
    if (score === state.score) return;
    state.score = score;
    if (score !== null) say(() => strings[`strength-${score}`]);
    redraw();
  };
  const id = `${uid}-${name}-strength`;
  return {
    want,
    id: state.score === null ? '' : id,
    onInput() {
      want();
      clearTimeout(state.timer);
      state.timer = setTimeout(() => void look(), REST_MS);
      redraw();
    },
    template:
      state.score === null
        ? nothing
        : html`<div class="deskpass-strength s${state.score}" id=${id}>
            <div aria-hidden="true">${LEVELS.map((level) => html`<i class=${level <= (state.score ?? 0) ? 'on' : ''}></i>`)}</div>
            <span>${strings[`strength-${state.score}`]}</span>
          </div>`,
  };
}
