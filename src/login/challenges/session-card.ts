import type { CSSResult, LitElement } from 'lit';
import type { Session } from '../../session/session.js';
import { calloutStyles } from '../../ui/callout-styles.js';
import { buttonStyles } from '../../ui/button-styles.js';
import { errorDetailsStyles } from '../error-details.js';
import { ChallengeCard } from './challenge-card.js';
import { templateOf } from './step-templates.js';

/** The element that a session's steps are drawn in. */
export type ChallengeHost = LitElement & { readonly session: Session | null; readonly brand: string };

/** The steps of a session: answers go to whichever session the element has then. */
export const sessionCard = (host: ChallengeHost): ChallengeCard =>
  new ChallengeCard(host, {
    templateOf,
    answer: (answer) => host.session?.answer(answer),
    cancel: () => host.session?.cancel(),
    isOver: () => host.session?.state.status === 'signed-in',
    names: () => [host.brand, host.session?.desk?.title ?? ''],
  });

/** The steps' own styles are in the light DOM; these are of the details of a failure, which are not. */
export const styles: readonly CSSResult[] = [calloutStyles, buttonStyles, errorDetailsStyles];
