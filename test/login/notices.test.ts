import { expect } from '@open-wc/testing/pure';
import { challengeOf } from '../fixtures/challenges.js';
import { answersOf, buttonCalled, mountAsking, send } from './mount-challenge.js';
import { labels, textOf } from './mount-login.js';

describe('a notice of a sign-in', () => {
  it('goes on from a notice where the system lets it', async () => {
    const { login, session } = await mountAsking(
      challengeOf('notice', { notice: 'password-expires', actions: ['skip'], until: Date.now() + 86_400_000 }),
    );
    await send(login);
    expect(answersOf(session)).to.deep.equal([{ kind: 'action', action: 'skip' }]);
  });

  it('changes the password from a notice that offers it, or goes on', async () => {
    const actions = ['change-password', 'skip', 'cancel'] as const;
    const { login, session } = await mountAsking(challengeOf('notice', { notice: 'password-expires', actions }));
    await send(login);
    buttonCalled(login, 'Not now')!.click();
    expect(labels(login)).to.deep.equal(['Change password', 'Not now', 'Back to sign-in']);
    expect(answersOf(session)).to.deep.equal([
      { kind: 'action', action: 'change-password' },
      { kind: 'action', action: 'skip' },
    ]);
  });

  it('says until when the password of a notice that goes on is valid', async () => {
    const until = new Date(2031, 4, 6, 23, 59, 59).getTime();
    const { login, show } = await mountAsking(challengeOf('notice', { until, actions: ['skip'] }));
    expect(textOf(login, 'callout')).to.match(/^Valid until .*2031/);
    await show(challengeOf('notice', { until: Date.now() - 1, actions: ['skip'] }));
    expect(textOf(login, 'callout')).to.equal('');
  });

  it('leads back to the start from a notice that leads nowhere', async () => {
    const { login, session } = await mountAsking(challengeOf('notice', { notice: 'no-roles', actions: [] }));
    buttonCalled(login, 'Back to sign-in')!.click();
    expect([labels(login), session.callsOf('cancel').length]).to.deep.equal([['Back to sign-in'], 1]);
  });

  it('has one way back from a notice', async () => {
    const { login } = await mountAsking(
      challengeOf('notice', { notice: 'account-disabled', actions: ['back', 'cancel'] }),
    );
    expect(labels(login)).to.deep.equal(['Back']);
  });

  it('says day and time of what is over much later, and no time of what never is', async () => {
    const until = new Date(2031, 4, 6, 7, 8).getTime();
    const { login, show } = await mountAsking(challengeOf('notice', { until }));
    const far = textOf(login, 'callout');
    await show(challengeOf('notice', { until: Infinity }));
    expect(far).to.match(/^It is over on .*2031/);
    expect(textOf(login, 'callout')).to.equal('');
  });
});
