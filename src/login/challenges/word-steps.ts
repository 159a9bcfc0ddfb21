import { nothing } from 'lit';
import type { NoticeChallenge, PasskeyChallenge } from '../../auth/challenge.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { noticeText } from '../../ui/notice-text.js';
import { problemText } from '../../ui/problem-text.js';
import { noticeAction } from './notice-action.js';
import { hasPasskeys, signWithPasskey } from './sign-with-passkey.js';
import { answered, type StepTemplate } from './step-view.js';

/** A passkey, which the browser asks for. */
export const passkeyStep: StepTemplate<PasskeyChallenge> = {
  field: null,
  draw: () => ({
    heading: strings.passkeyHeading,
    lede: hasPasskeys() ? strings.passkeyLede : strings.noPasskeys,
    fields: nothing,
    submit: hasPasskeys() ? strings.usePasskey : null,
    busy: strings.waitingForPasskey,
  }),
  async read({ options }, _data, signal) {
    const credential = await signWithPasskey(options, signal);
    if (credential) return answered({ kind: 'passkey', credential });
    const failed = (): string => {
      const { title, text } = problemText({ code: 'passkey-failed' });
      return `${title} ${text}`;
    };
    return { ok: false, errors: { '': failed } };
  },
};

/** Something to read; goes on where the system lets it. */
export const noticeStep: StepTemplate<NoticeChallenge> = {
  field: null,
  draw(challenge) {
    const { notice, subject } = challenge;
    const action = noticeAction(challenge);
    return {
      ...noticeText(notice, subject),
      fields: nothing,
      submit: action === null ? null : action === 'skip' ? strings.continue : strings[`action-${action}`],
      busy: strings.checking,
    };
  },
  read: (challenge) => answered({ kind: 'action', action: noticeAction(challenge) ?? 'skip' }),
};
