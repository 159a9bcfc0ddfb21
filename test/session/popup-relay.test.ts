import { expect } from '@open-wc/testing/pure';
import type { Callback } from '../../src/session/callback.js';
import { POPUP_CHANNEL, relayCallback, TAKE_MS } from '../../src/session/popup-relay.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { ManualClock } from '../fixtures/manual-clock.js';
import { closePages, SessionPage } from '../fixtures/session-page.js';
import { clickOn } from '../support/commands.js';

const here = location.origin;
const elsewhere = `http://other.localhost:${location.port}`;
const PAGES = '/test/fixtures/pages';

/** A window that has come back with an answer. */
function comeBack(state: string) {
  const clock = new ManualClock();
  const callback: Callback = { kind: 'popup', method: 'sso', state, query: `code=c0de&state=${state}` };
  let closed = false;
  const taken = relayCallback(callback, {
    close: () => {
      closed = true;
    },
    schedule: (task, ms) => clock.after(ms, task),
  });
  return { clock, taken, isClosed: () => closed };
}

describe('a window that comes back from the provider', () => {
  let channel: BroadcastChannel;
  let unique = 0;
  let state: string;
  beforeEach(() => {
    channel = new BroadcastChannel(POPUP_CHANNEL);
    state = `relay-${String((unique += 1))}`;
  });
  afterEach(() => {
    channel.close();
    closePages();
  });

  it('hands its answer to the page that waits for it, and closes', async () => {
    channel.onmessage = ({ data }: MessageEvent<{ deskpass: string; state: string; query: string }>) => {
      if (data.query === `code=c0de&state=${state}`) {
        channel.postMessage({ deskpass: 'popup-taken', state: data.state });
      }
    };
    const { taken, isClosed } = comeBack(state);
    expect([await taken, isClosed()]).to.deep.equal([true, true]);
  });

  it('keeps its answer, and stays, where nobody waits for it', async () => {
    const { clock, taken, isClosed } = comeBack(state);
    await clock.advance(TAKE_MS);
    expect([await taken, isClosed()]).to.deep.equal([false, false]);
  });

  it('does not close because another window’s answer was taken', async () => {
    const { clock, taken, isClosed } = comeBack(state);
    const witness = new BroadcastChannel(POPUP_CHANNEL);
    const delivered = new Promise<void>((resolve) => {
      witness.onmessage = ({ data }) => {
        if (data === null) resolve();
      };
    });
    channel.postMessage({ deskpass: 'popup-taken', state: 'another' });
    channel.postMessage(null);
    await delivered;
    witness.close();
    await clock.advance(TAKE_MS);
    expect([await taken, isClosed()]).to.deep.equal([false, false]);
  });

  it('says that it can be closed, and starts no vault, once its answer is taken', async () => {
    const callback: Callback = { kind: 'popup', method: 'sso', state, query: '' };
    const page = new SessionPage(new FakeBrowser(), {
      world: { claimCallback: () => ({ callback, handedOver: Promise.resolve(true) }) },
    });
    await page.until('handed-over');
    expect([page.state, page.vaults.started]).to.deep.equal([{ status: 'handed-over' }, 0]);
  });

  it('signs in by itself where nobody has taken its answer', async () => {
    const callback: Callback = { kind: 'popup', method: 'sso', state, query: 'code=c0de' };
    const page = new SessionPage(new FakeBrowser(), {
      world: { claimCallback: () => ({ callback, handedOver: Promise.resolve(false) }) },
    });
    await page.until('signed-in');
    expect(page.callsOf('answer')).to.deep.equal([{ kind: 'redirect', query: 'code=c0de' }]);
  });

  for (const [name, provider] of [
    ['of its own origin', here],
    ['of another origin', elsewhere],
  ] as const) {
    it(`brings a real answer from a provider ${name} to the page and is gone`, async () => {
      const mark = encodeURIComponent(`${state};deskpass.popup.sso`);
      const query = new URLSearchParams({
        state: `${state};deskpass.popup.sso`,
        redirect_uri: `${here}${PAGES}/callback-page.html?code=c0de&state=${mark}`,
      });
      let opened: Window | null = null;
      const page: SessionPage = new SessionPage(new FakeBrowser(), {
        desk: () =>
          Response.json({
            title: 'T',
            development: true,
            signIn: [{ id: 'sso', backend: 'oidc', label: 'SSO', display: 'popup' }],
          }),
        vault: {
          begin: () => ({
            done: false,
            challenge: {
              kind: 'redirect',
              url: `${provider}${PAGES}/provider-page.html?${query.toString()}`,
              display: 'popup',
            },
          }),
        },
        world: { open: (...how) => (opened = window.open(...how)) },
      });
      await page.until('signed-out');
      const button = document.createElement('button');
      button.textContent = 'Sign in';
      button.addEventListener('click', () => void page.session.signIn());
      document.body.append(button);
      await clickOn(button);
      button.remove();
      await page.until('signed-in');
      await page.reach(() => opened?.closed === true);
      expect([page.callsOf('answer'), page.errors]).to.deep.equal([
        [{ kind: 'redirect', query: `code=c0de&state=${mark}` }],
        [],
      ]);
    });
  }
});
