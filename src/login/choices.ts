import type { Method } from '../auth/method.js';
import { strings } from '../ui/strings.js';
import { mainAction } from './first-screen.js';
import type { Action } from './screen.js';

/** One button a method: the first is the main one, the others stand below an "or". */
export const choices = (methods: readonly Method[]): readonly Action[] =>
  methods.map(({ id, label, mode }, index) => ({
    ...mainAction,
    intent: { kind: 'sign-in', method: id },
    label: mode === 'sso' || mode === 'undecided' ? strings.continueWith(label) : strings.use(label),
    look: index === 0 ? 'primary' : 'plain',
    alternative: index === 1,
  }));
