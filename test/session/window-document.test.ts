import { expect } from '@open-wc/testing/pure';
import type { DeskpassError } from '../../src/core/errors.js';
import { watchPopup } from '../../src/session/watch-popup.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { clickOn } from '../support/commands.js';

const STATE = 'visit-1;deskpass.popup.phone';
/** What both fixtures hold. */
const TOKEN = { token: 'aaa.bbb.ccc', expires_in: 300, user_id: 'sjefferson' };

const focused = { hasFocus: () => true } as Document;

/** How the visit of a real window ends. */
type End = { readonly answer: string } | { readonly closed: DeskpassError };

describe('a window whose sign-in ends at a document', () => {
  let button: HTMLButtonElement;
  const over: AbortController[] = [];
  beforeEach(() => {
    button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'Sign in';
  });
  afterEach(() => {
    button.remove();
    for (const each of over.splice(0)) each.abort();
  });

  /** Opens a window by a press, and sends it to one of our own addresses. */
  const visit = async (path: string, fragment = `state=${encodeURIComponent(STATE)}`) => {
    const url = new URL(`/test/fixtures/pages/${path}#${fragment}`, location.href);
    const opened = new Promise<Window>((resolve, reject) => {
      button.addEventListener('click', () => {
        const popup = window.open('about:blank', '_blank', 'popup,width=300,height=200');
        if (popup) resolve(popup);
        else reject(new Error('The window was not opened'));
      });
    });
    await clickOn(button);
    const popup = await opened;
    const controller = new AbortController();
    over.push(controller);
    let minutes = 0;
    const later = (): number => (minutes += 60_000);
    const end = new Promise<End>((resolve) => {
      const schedule = (task: () => void, ms: number): (() => void) => {
        const timer = setTimeout(task, ms / 10);
        return () => {
          clearTimeout(timer);
        };
      };
      watchPopup({
        popup,
        url,
        // As though the press had been long ago, and this page had the focus again.
        world: { now: later, schedule, document: focused },
        signal: controller.signal,
        onAnswer: (answer) => {
          popup.close();
          resolve({ answer });
        },
        onClosed: (closed) => {
          resolve({ closed });
        },
      });
    });
    return { popup, end };
  };

  const answerOf = (end: End): Record<string, string> => {
    if (!('answer' in end)) throw new Error(end.closed.message);
    return Object.fromEntries(new URLSearchParams(end.answer));
  };

  for (const path of ['token.txt', 'token.json']) {
    it(`answers with ${path}, and with the state that no server has seen`, async () => {
      const { end } = await visit(path);
      const { state, document: text = '', ...rest } = answerOf(await end);
      expect([state, JSON.parse(text), rest]).to.deep.equal([STATE, TOKEN, {}]);
    });
  }

  it('does not answer with a page, which somebody has to read', async () => {
    const { popup, end } = await visit('policy-page.html');
    await waitUntil(() => popup.document.contentType === 'text/html' && popup.location.pathname.endsWith('.html'));
    popup.close();
    expect(await end).to.have.nested.property('closed.code', 'popup-closed');
  });

  it('does not answer with a document that nobody has asked for', async () => {
    const { popup, end } = await visit('token.txt', 'top');
    await waitUntil(() => popup.location.pathname.endsWith('.txt'));
    popup.close();
    expect(await end).to.have.nested.property('closed.code', 'popup-closed');
  });
});
