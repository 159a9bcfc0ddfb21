import { expect } from '@open-wc/testing/pure';
import type { ActionOutcome } from '../../src/auth/demands.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { fail, signedInPage } from '../fixtures/known-browser.js';
import { answerAt, closePages, redirectTo, sarah, SessionPage, signedIn } from '../fixtures/session-page.js';

describe('asking more of an agent who is signed in', () => {
  afterEach(closePages);

  it('names the agent, so that nobody else can take the place', async () => {
    const page = await signedInPage();
    const before = page.callsOf('begin').length;
    await page.session.signIn({ acr: ['gold'], maxAge: 60 });
    expect(page.callsOf('begin')[before]).to.deep.include({
      method: 'sso',
      silent: false,
      demands: { acr: ['gold'], maxAge: 60, subject: sarah.identity.subject },
    });
  });

  it('goes to the provider, and keeps the session until then', async () => {
    const page = await signedInPage({ vault: { begin: () => redirectTo('more'), answer: () => signedIn } });
    await page.session.signIn({ action: 'UPDATE_PASSWORD' });
    expect([page.status, page.visits.at(-1)?.how]).to.deep.equal(['signed-in', 'assign']);
  });

  it('keeps the session where the vault refuses, and reports it', async () => {
    const page = await signedInPage({ vault: { begin: fail('provider-refused'), answer: () => signedIn } });
    await page.session.signIn({ acr: ['gold'] });
    expect([page.status, page.errors]).to.deep.equal(['signed-in', ['provider-refused']]);
  });

  it('does nothing where there is nothing to ask', async () => {
    const page = await signedInPage();
    const before = page.callsOf('begin').length;
    await page.session.signIn({ display: 'popup', loginHint: 'sjefferson' });
    expect(page.callsOf('begin').length).to.equal(before);
  });

  it('tells what became of an action once the agent is back', async () => {
    const action: ActionOutcome = { name: 'UPDATE_PASSWORD', status: 'cancelled' };
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('more'),
      vault: { answer: () => ({ ...signedIn, action }) },
    });
    await page.until('signed-in');
    expect(page.eventOf('signed-in')?.action).to.deep.equal(action);
  });

  it('brings the agent back as they were where the system refuses, and tells why', async () => {
    const refused = { code: 'consent-denied', message: 'The provider answered: access_denied' } as const;
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('more'),
      vault: { answer: () => ({ ...signedIn, refused }) },
    });
    await page.until('signed-in');
    expect([page.eventOf('signed-in')?.restored, page.errors]).to.deep.equal([true, ['consent-denied']]);
  });

  it('goes to the provider once more where the vault wants that', async () => {
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('more'),
      vault: { answer: () => redirectTo('as-before') },
    });
    await page.reach(() => page.visits.length > 0);
    expect(page.status).to.equal('signing-in');
  });

  it('tells of no action where none was asked for', async () => {
    const page = await signedInPage();
    expect(page.eventOf('signed-in')?.action).to.be.null;
  });
});
