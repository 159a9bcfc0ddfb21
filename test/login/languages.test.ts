import { expect } from '@open-wc/testing/pure';
import type { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { overflowing, stillness } from '../fixtures/accessibility.js';
import { challengeOf } from '../fixtures/challenges.js';
import { challengeStates } from '../fixtures/challenge-states.js';
import { loginStates } from '../fixtures/login-states.js';
import { sentencesOf } from '../fixtures/sentences.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { fieldOf, mountAsking, send, stepDrawn, type } from './mount-challenge.js';
import { announced, mountBare, mountWith, textOf } from './mount-login.js';

const { documentElement: page } = document;

const cardOf = (login: DeskpassLogin): HTMLElement => login.shadowRoot!.querySelector<HTMLElement>('.card')!;

/** Waits until the card is drawn in a language. */
async function inLanguage(login: DeskpassLogin, language: string): Promise<void> {
  await waitUntil(() => cardOf(login).lang === language, `the card speaks ${language}`);
  await login.updateComplete;
}

async function switchTo(login: DeskpassLogin, language: string): Promise<void> {
  page.lang = language;
  await inLanguage(login, language);
}

/** Names that a site or a system gives are the same in every language, and a few words of ours are. */
const NAMES =
  /Northwind|Sarah|[Jj]efferson|SJ|Donaudampf|Betriebskranken|example|Password$|^(Code|E-mail|QR|Use |Continue with )?$/;

describe('a card in another language', () => {
  afterEach(() => {
    page.removeAttribute('lang');
    page.removeAttribute('dir');
  });

  for (const { name, state, desk } of [...loginStates, ...challengeStates]) {
    it(`has no English left and fits 240 px, switched while it is there: ${name}`, async () => {
      page.lang = 'en';
      const { login } = await mountWith(state, desk);
      login.parentElement!.style.inlineSize = '240px';
      if (state.status === 'challenge') await stepDrawn(login);
      const english = new Set(sentencesOf(login));

      for (const language of ['de', 'fr', 'ar']) {
        await switchTo(login, language);
        await stillness();
        const left = sentencesOf(login).filter((sentence) => english.has(sentence) && !NAMES.test(sentence));

        expect(left, language).to.deep.equal([]);
        expect(overflowing(login), language).to.deep.equal([]);
      }
    });
  }
});

describe('a switch of the language', () => {
  afterEach(() => {
    page.removeAttribute('lang');
    page.removeAttribute('dir');
  });

  it('keeps what is typed, the focus and the place in the text', async () => {
    page.lang = 'en';
    const { login } = await mountAsking(challengeOf('password'));
    const field = fieldOf(login, 'username');
    field.focus();
    type(field, 'sjefferson');
    type(fieldOf(login, 'password'), 'half a pass');
    field.setSelectionRange(3, 3);

    await switchTo(login, 'de');

    expect(document.activeElement).to.equal(field);
    expect([field.value, field.selectionStart, fieldOf(login, 'password').value]).to.deep.equal([
      'sjefferson',
      3,
      'half a pass',
    ]);
    expect(textOf(login, 'heading')).to.equal('Mit Passwort anmelden');
  });

  it('keeps the running clock', async () => {
    page.lang = 'en';
    const { login } = await mountAsking(challengeOf('otp', { expiresAt: Date.now() + 272_000 }));
    const clock = (): string => login.querySelector('.deskpass-facts')!.textContent.replaceAll(/\s+/g, ' ').trim();
    expect(clock()).to.match(/Valid for 4:\d\d/);

    await switchTo(login, 'de');
    const before = clock();

    expect(before).to.match(/Gültig für 4:\d\d/);
    await waitUntil(() => clock() !== before, 'it runs on');
  });

  it('says again what was wrong with the form', async () => {
    page.lang = 'en';
    const { login } = await mountAsking(challengeOf('identifier'));
    await send(login);
    const error = (): string => login.querySelector('.deskpass-hint.error')!.textContent.trim();
    expect(error()).to.equal('Fill this in to go on.');

    await switchTo(login, 'fr');

    expect(error()).to.equal('Remplissez ce champ pour continuer.');
  });

  it('tells a screen reader the heading in it', async () => {
    page.lang = 'en';
    const { login } = await mountAsking(challengeOf('identifier'));

    await switchTo(login, 'de');

    expect(announced(login)).to.equal('Wer meldet sich an?');
  });

  it('goes back to English', async () => {
    page.lang = 'de';
    const { login } = await mountAsking(challengeOf('identifier'));

    await switchTo(login, 'en');

    expect(textOf(login, 'heading')).to.equal('Who signs in?');
  });

  it('may be asked for at the element alone', async () => {
    page.lang = 'en';
    const { login } = await mountAsking(challengeOf('identifier'));

    login.lang = 'de-AT';
    await inLanguage(login, 'de');

    expect(textOf(login, 'heading')).to.equal('Wer meldet sich an?');
  });
});

describe('the first form', () => {
  afterEach(() => {
    page.removeAttribute('lang');
    page.removeAttribute('dir');
  });

  for (const [tag, heading] of [
    ['de-AT', 'Anmelden'],
    ['fr', 'Connectez-vous'],
    ['ar-EG', 'تسجيل الدخول'],
    ['es', 'Sign in to your desk'],
    ['not a tag', 'Sign in to your desk'],
  ] as const) {
    it(`is right at once where the page is in ${tag}`, async () => {
      page.lang = tag;
      const login = await mountBare();

      expect(textOf(login, 'heading')).to.equal(heading);
    });
  }

  it('reads right to left in Arabic where the page says nothing of it', async () => {
    page.lang = 'ar';
    const login = await mountBare();

    expect([cardOf(login).dir, getComputedStyle(cardOf(login)).direction]).to.deep.equal(['rtl', 'rtl']);
    expect(login.querySelector('form')!.dir).to.equal('rtl');
  });

  it('leaves the direction to a page that has one', async () => {
    page.lang = 'ar';
    page.dir = 'ltr';
    const login = await mountBare();

    await waitUntil(() => getComputedStyle(cardOf(login)).direction === 'ltr', 'it follows the page');
    expect(cardOf(login).lang).to.equal('ar');
  });
});
