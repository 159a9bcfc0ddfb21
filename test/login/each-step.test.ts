import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { AskedChallenge } from '../../src/auth/step.js';
import { expectAccessible, overflowing, runsAxe } from '../fixtures/accessibility.js';
import { asking } from '../fixtures/challenge-states.js';
import { challengeOf, KINDS } from '../fixtures/challenges.js';
import { stepDrawn } from './mount-challenge.js';
import { mountWith } from './mount-login.js';

const error = new DeskpassError('provider-unreachable', 'The provider did not answer in 10 s.');

/** A step that has been refused for a time. A notice has no problem: it is one. */
const locked = (kind: AskedChallenge['kind']): AskedChallenge =>
  kind === 'notice'
    ? challengeOf(kind, { until: Date.now() + 290_000 })
    : challengeOf(kind, { problem: { code: 'locked', until: Date.now() + 290_000, rules: [] } });

const STATES = {
  'while its answer is looked at': (kind) => asking(challengeOf(kind), { busy: true }),
  'when its answer got lost': (kind) => asking(challengeOf(kind), { error }),
  'while nobody may answer': (kind) => asking(locked(kind)),
} satisfies Record<string, (kind: AskedChallenge['kind']) => ReturnType<typeof asking>>;

for (const [when, stateOf] of Object.entries(STATES)) {
  describe(`a step ${when}`, () => {
    for (const kind of KINDS) {
      it(`is accessible, and fits into 240 pixels: ${kind}`, async () => {
        const { login } = await mountWith(stateOf(kind));
        login.parentElement!.style.inlineSize = '240px';
        await stepDrawn(login);

        expect(overflowing(login)).to.deep.equal([]);
        if (runsAxe) await expectAccessible();
      });
    }
  });
}
