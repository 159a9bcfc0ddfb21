import { expect } from '@open-wc/testing/pure';
import { challengeOf } from '../fixtures/challenges.js';
import { putBack, replace } from '../fixtures/replacements.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { buttonCalled, mountAsking } from './mount-challenge.js';
import { announced, signedOut } from './mount-login.js';

const challenge = challengeOf('recovery-codes');
const { codes } = challenge;
const refusal = 'Copying is not allowed here. The text is selected: copy it with the keyboard.';

const replaceClipboard = (writeText: (text: string) => Promise<void>): void => {
  replace(navigator, 'clipboard', { writeText });
};

const refuse = (): Promise<void> => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));

const selectedWords = (): readonly string[] => getSelection()!.toString().split(/\s+/).filter(Boolean);

afterEach(() => {
  putBack();
  getSelection()?.removeAllRanges();
});

describe('recovery codes', () => {
  it('are copied, one a line, and the button says so', async () => {
    const copied: string[] = [];
    replaceClipboard((text) => Promise.resolve(void copied.push(text)));
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Copy')!.click();
    await waitUntil(() => buttonCalled(login, 'Copied'), 'the button says so');
    expect([copied, announced(login)]).to.deep.equal([[codes.join('\n')], 'Copied']);
  });

  it('are selected where the page may not copy, and the agent reads and hears it', async () => {
    replaceClipboard(refuse);
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Copy')!.click();
    await waitUntil(() => announced(login) === refusal, 'the agent hears it');
    expect([
      selectedWords(),
      login.querySelector<HTMLElement>('.deskpass-codes .refused')?.innerText,
      buttonCalled(login, 'Copied'),
    ]).to.deep.equal([codes, refusal, undefined]);
  });

  it('are selected where there is no clipboard at all', async () => {
    replace(navigator, 'clipboard', undefined);
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Copy')!.click();
    await waitUntil(() => announced(login) === refusal, 'the agent hears it');
    expect(selectedWords()).to.deep.equal(codes);
  });

  it('are no longer said to be refused once they are copied', async () => {
    replaceClipboard(refuse);
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Copy')!.click();
    await waitUntil(() => login.querySelector('.refused'), 'the agent reads it');
    replaceClipboard(() => Promise.resolve());
    buttonCalled(login, 'Copy')!.click();
    await waitUntil(() => buttonCalled(login, 'Copied'), 'the button says so');
    expect([login.querySelector('.refused'), announced(login)]).to.deep.equal([null, 'Copied']);
  });

  it('are saved in a text file with nothing else in it', async () => {
    const saved: { readonly name: string; readonly content: Promise<Response> }[] = [];
    replace(HTMLAnchorElement.prototype, 'click', function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, content: fetch(this.href) });
    });
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Download')!.click();
    const file = await saved[0]!.content;
    expect([saved.length, saved[0]!.name, file.headers.get('content-type'), await file.text()]).to.deep.equal([
      1,
      'recovery-codes.txt',
      'text/plain',
      `${codes.join('\r\n')}\r\n`,
    ]);
  });

  it('are all that is printed, and nothing of it stays', async () => {
    /** What shows of the page, on the screen or with what is meant for paper. */
    const shown = (): readonly string[] =>
      [...document.body.children].filter((child) => child.checkVisibility()).map((child) => child.className);
    const onScreen = shown();
    let onPaper: readonly string[] = [];
    let printed: string | undefined;
    replace(globalThis, 'print', () => {
      printed = document.querySelector('.deskpass-paper')?.textContent;
      const whileAsked = shown();
      const paper = new CSSStyleSheet();
      const rules = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
      for (const rule of rules) {
        if (!(rule instanceof CSSMediaRule) || rule.media.mediaText !== 'print') continue;
        for (const inner of rule.cssRules) paper.insertRule(inner.cssText);
      }
      document.adoptedStyleSheets.push(paper);
      onPaper = shown();
      document.adoptedStyleSheets.pop();
      expect(whileAsked).not.to.include('deskpass-paper');
    });
    const { login } = await mountAsking(challenge);
    const sheets = document.adoptedStyleSheets.length;
    buttonCalled(login, 'Print')!.click();
    dispatchEvent(new Event('afterprint'));
    expect([printed, onPaper]).to.deep.equal([codes.join('\n'), ['deskpass-paper']]);
    expect([document.querySelector('.deskpass-paper'), document.adoptedStyleSheets.length - sheets]).to.deep.equal([
      null,
      0,
    ]);
    expect(shown().length).to.be.greaterThan(onScreen.length);
  });

  it('are printed once each, however often the page never hears that it was printed', async () => {
    replace(globalThis, 'print', () => undefined);
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Print')!.click();
    buttonCalled(login, 'Print')!.click();
    expect(document.querySelectorAll('.deskpass-paper').length).to.equal(1);
  });

  it('leave no trace in the page once the card is gone', async () => {
    replace(globalThis, 'print', () => undefined);
    const { login } = await mountAsking(challenge);
    buttonCalled(login, 'Print')!.click();
    login.remove();
    expect(document.body.textContent).not.to.include(codes[0]);
  });

  it('leave no trace in the page once the step is over', async () => {
    replace(globalThis, 'print', () => undefined);
    const { login, session } = await mountAsking(challenge);
    buttonCalled(login, 'Print')!.click();
    session.become(signedOut());
    await login.updateComplete;
    expect(document.body.textContent).not.to.include(codes[0]);
  });
});

describe('the key of an authenticator', () => {
  it('is copied without the blanks that are for reading', async () => {
    const copied: string[] = [];
    replaceClipboard((text) => Promise.resolve(void copied.push(text)));
    const { login } = await mountAsking(challengeOf('enrol-totp'));
    buttonCalled(login, 'Copy key')!.click();
    await waitUntil(() => buttonCalled(login, 'Copied'), 'the button says so');
    expect(copied).to.deep.equal([challengeOf('enrol-totp').key]);
  });

  it('is selected where the page may not copy', async () => {
    replaceClipboard(refuse);
    const { login } = await mountAsking(challengeOf('enrol-totp'));
    buttonCalled(login, 'Copy key')!.click();
    await waitUntil(() => announced(login) === refusal, 'the agent hears it');
    expect(selectedWords().join('')).to.equal(challengeOf('enrol-totp').key);
  });
});
