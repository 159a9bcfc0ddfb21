import type { NoticeCode } from '../../auth/challenge.js';
import { notAsked } from '../not-asked.js';
import type { SignInStep } from './step.js';

/** Says something that has no answer; the actions say what can be done. */
export function createNoticeStep(
  notice: NoticeCode,
  {
    actions,
    holds,
    until = null,
    subject = '',
  }: Pick<SignInStep, 'actions' | 'holds'> & { readonly until?: number | null; readonly subject?: string },
): SignInStep {
  return {
    holds,
    challenge: (asked) => ({ kind: 'notice', notice, until, subject, ...asked }),
    actions,
    take: () => Promise.reject(notAsked()),
  };
}
