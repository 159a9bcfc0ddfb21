import { expect } from '@open-wc/testing/pure';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { answerAt, closePages, SessionPage, sso } from '../fixtures/session-page.js';

/** Two tabs of one browser, both signed in. */
async function twoTabs(): Promise<readonly [SessionPage, SessionPage]> {
  const browser = new FakeBrowser();
  const pages = [browser, browser.anotherTab()].map((tab) => new SessionPage(tab, { address: answerAt('begun') }));
  for (const page of pages) await page.until('signed-in');
  return pages as unknown as readonly [SessionPage, SessionPage];
}

/** A tab with the form, and another one in which an agent is about to sign in. */
async function formAndTab(): Promise<{ form: SessionPage; signIn: () => Promise<SessionPage> }> {
  const browser = new FakeBrowser();
  const form = new SessionPage(browser);
  await form.until('signed-out');
  return {
    form,
    async signIn() {
      const page = new SessionPage(browser.anotherTab(), { address: answerAt('begun') });
      await page.until('signed-in');
      return page;
    },
  };
}

/** Hears what the tabs tell each other, after they have. */
class Eavesdropper {
  readonly #channel: BroadcastChannel;
  readonly heard: unknown[] = [];
  constructor({ browser }: SessionPage) {
    this.#channel = new BroadcastChannel(channelOf(browser));
    this.#channel.onmessage = ({ data }) => this.heard.push(data);
    eavesdroppers.push(this);
  }
  close(): void {
    this.#channel.close();
  }
}

const eavesdroppers: Eavesdropper[] = [];

const channelOf = ({ name }: FakeBrowser): string =>
  `deskpass:sso oidc ${encodeURIComponent('https://login.example')} ${name}`;

describe('tabs of one browser', () => {
  afterEach(() => {
    closePages();
    for (const eavesdropper of eavesdroppers.splice(0)) eavesdropper.close();
  });

  it('sign out together', async () => {
    const [here, there] = await twoTabs();
    await here.session.signOut();
    await there.until('signed-out');
    await there.reach(() => (there.state as { methods: readonly unknown[] }).methods.length > 0);
    expect([there.state, there.eventOf('signed-out')?.reason]).to.deep.equal([
      { status: 'signed-out', reason: 'other-tab', methods: [sso], error: null },
      'other-tab',
    ]);
  });

  it('empty their own vault only: the provider has been told once', async () => {
    const [here, there] = await twoTabs();
    await here.session.signOut();
    await there.reach(() => there.callsOf('signOut').length === 1);
    expect(there.callsOf('signOut')).to.deep.equal([{ local: true }]);
  });

  it('are told without waiting for the provider', async () => {
    const browser = new FakeBrowser();
    const address = answerAt('begun');
    const here = new SessionPage(browser, { address, vault: { signOut: () => new Promise(() => undefined) } });
    const there = new SessionPage(browser.anotherTab(), { address });
    await here.until('signed-in');
    await there.until('signed-in');
    void here.session.signOut();
    expect((await there.until('signed-out')).reason).to.equal('other-tab');
  });

  it('notice a sign-out that they slept through', async () => {
    const [here, there] = await twoTabs();
    here.browser.localStorage.clear();
    there.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect((await there.until('signed-out')).reason).to.equal('other-tab');
  });

  it('stay signed in when somebody signs out of another system', async () => {
    const [stranger, otherStranger] = await twoTabs();
    const [here] = await twoTabs();
    await stranger.session.signOut();
    await otherStranger.until('signed-out');
    expect(here.status).to.equal('signed-in');
  });

  it('do not believe what is no message of ours', async () => {
    const [here] = await twoTabs();
    const { heard } = new Eavesdropper(here);
    const channel = new BroadcastChannel(channelOf(here.browser));
    const messages = ['signed-out', null, { deskpass: 'signed-off' }, {}];
    for (const message of messages) channel.postMessage(message);
    await here.reach(() => heard.length === messages.length);
    channel.close();
    expect(here.status).to.equal('signed-in');
  });

  it('tell each other nothing that identifies the agent', async () => {
    const { form, signIn } = await formAndTab();
    const { heard } = new Eavesdropper(form);
    await (await signIn()).session.signOut();
    await form.reach(() => heard.length === 2);
    expect(heard).to.deep.equal([{ deskpass: 'signed-in', method: 'sso' }, { deskpass: 'signed-out' }]);
  });

  it('follow a sign-in by themselves while nobody has used them', async () => {
    const { form, signIn } = await formAndTab();
    await signIn();
    await form.reach(() => form.visits.length > 0);
    expect([form.status, form.callsOf('begin')[0]?.silent]).to.deep.equal(['restoring', true]);
  });

  it('follow a sign-in whose trace in the storage has not arrived yet', async () => {
    const { form } = await formAndTab();
    const channel = new BroadcastChannel(channelOf(form.browser));
    channel.postMessage({ deskpass: 'signed-in', method: 'sso' });
    await form.reach(() => form.visits.length > 0);
    channel.close();
    expect([form.status, form.browser.localStorage.length]).to.deep.equal(['restoring', 0]);
  });

  it('follow no sign-in by a way that their desk file does not name', async () => {
    const { form } = await formAndTab();
    const { heard } = new Eavesdropper(form);
    const channel = new BroadcastChannel(channelOf(form.browser));
    channel.postMessage({ deskpass: 'signed-in', method: 'other' });
    await form.reach(() => heard.length === 1);
    channel.close();
    expect([form.status, form.visits]).to.deep.equal(['signed-out', []]);
  });

  it('follow a sign-in only once somebody looks at them', async () => {
    const { form, signIn } = await formAndTab();
    form.document.visibilityState = 'hidden';
    const { heard } = new Eavesdropper(form);
    await signIn();
    await form.reach(() => heard.length === 1);
    const before = form.visits.length;
    form.document.visibilityState = 'visible';
    form.document.dispatchEvent(new Event('visibilitychange'));
    await form.reach(() => form.visits.length > 0);
    expect(before).to.equal(0);
  });

  it('do not leave a page that the agent has used, which may hold what they typed', async () => {
    const { form, signIn } = await formAndTab();
    form.touched = true;
    const { heard } = new Eavesdropper(form);
    await signIn();
    await form.reach(() => heard.length === 1);
    expect([form.status, form.visits]).to.deep.equal(['signed-out', []]);
  });

  it('do not leave in the middle of a sign-in of their own', async () => {
    const { form, signIn } = await formAndTab();
    await form.session.signIn();
    const { heard } = new Eavesdropper(form);
    await signIn();
    await form.reach(() => heard.length === 1);
    expect([form.status, form.visits.map(({ how }) => how)]).to.deep.equal(['signing-in', ['assign']]);
  });

  it('do not follow each other round in circles', async () => {
    const { form, signIn } = await formAndTab();
    await signIn();
    await form.reach(() => form.visits.length === 1);
    form.session.dispose();
    const again = new SessionPage(form.browser);
    await again.until('signed-out');
    const { heard } = new Eavesdropper(again);
    await signIn();
    await again.reach(() => heard.length === 1);
    expect(again.visits).to.deep.equal([]);
  });
});
