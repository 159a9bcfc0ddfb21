import { expect } from '@open-wc/testing';
import type { DeskpassError } from '../../src/core/errors.js';
import { watchPopup } from '../../src/session/watch-popup.js';
import { clickOn } from '../support/commands.js';

const STATE = 'visit-1;deskpass.popup.phone';
const TOKEN = '{"token":"aaa.bbb.ccc","expires_in":300,"user_id":"sjefferson"}';

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
        world: { now: () => Date.now(), schedule, document },
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

  it('answers with the document, and with the state that no server has seen', async () => {
    const { end } = await visit('token.txt');
    const ended = await end;
    expect('answer' in ended && Object.fromEntries(new URLSearchParams(ended.answer))).to.deep.equal({
      state: STATE,
      document: TOKEN,
    });
  });

  it('answers with a JSON document', async () => {
    const { end } = await visit('token.json');
    const ended = await end;
    expect('answer' in ended && new URLSearchParams(ended.answer).get('document')).to.equal(TOKEN);
  });
});
