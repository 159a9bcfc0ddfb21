import { expect } from '@open-wc/testing/pure';
import type { Answer } from '../../src/auth/challenge.js';
import { type FinesseJourney, startJourney } from './finesse-journey.js';

describe('single sign-on whose window ends while Finesse is away', () => {
  let journey: FinesseJourney;
  let answer: Answer;

  beforeEach(async () => {
    journey = await startJourney({ authMode: 'SSO' });
    await journey.begin();
    answer = await journey.visit(await journey.ask({ kind: 'identifier', identifier: 'sjefferson' }));
    journey.finesse.connect(false);
    await journey.refusal('provider-unreachable', journey.answer(answer));
    journey.finesse.connect(true);
  });
  afterEach(() => journey.finesse.stop());

  it('takes the same answer again, once', async () => {
    expect(await journey.ask(answer)).to.include({ kind: 'extension' });
    await journey.refusal('sign-in-expired', journey.answer(answer));
  });

  it('does not take it later than its token lives', async () => {
    journey.finesse.advance(301);
    await journey.refusal('sign-in-expired', journey.answer(answer));
  });

  it('does not take it once the sign-in has begun anew', async () => {
    await journey.begin();
    await journey.refusal('sign-in-expired', journey.answer(answer));
  });
});
