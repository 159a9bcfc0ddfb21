import type { NoticeChallenge, StepAction } from '../../auth/challenge.js';

/** What the main button of a notice does, or null where the sign-in does not go on from it. */
export function noticeAction({ actions }: NoticeChallenge): Extract<StepAction, 'change-password' | 'skip'> | null {
  if (actions.includes('change-password')) return 'change-password';
  return actions.includes('skip') ? 'skip' : null;
}
