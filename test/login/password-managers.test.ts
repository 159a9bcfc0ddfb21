import { expect } from '@open-wc/testing/pure';
import { asking } from '../fixtures/challenge-states.js';
import { challengeOf } from '../fixtures/challenges.js';
import { drawEarlyCard } from '../../src/login/early-card.js';
import { FakeSession, northwindDesk } from '../fixtures/fake-session.js';
import { fixture, html } from '../fixtures/fixture.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { answersOf, fieldOf, mountAsking, send, stepDrawn } from './mount-challenge.js';

/** Fills a field as some managers do: by the native setter, without an event. */
const fillSilently = (field: HTMLInputElement, text: string): void => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, text);
};

describe('a password manager', () => {
  it('finds the fields from the document, with the names that the standard gives them', async () => {
    await mountAsking(challengeOf('password'));
    const fields = [...document.querySelectorAll('form input')];
    expect(fields.map((field) => [field.getAttribute('name'), field.getAttribute('autocomplete')])).to.deep.equal([
      ['username', 'username'],
      ['password', 'current-password'],
    ]);
  });

  it('fills them without a word, and the answer is complete', async () => {
    const { login, session } = await mountAsking(challengeOf('password'));
    fillSilently(fieldOf(login, 'username'), 'sjefferson');
    fillSilently(fieldOf(login, 'password'), 'hunter2');
    await send(login);
    expect(answersOf(session)).to.deep.equal([
      { kind: 'password', identifier: 'sjefferson', password: 'hunter2', extension: '' },
    ]);
  });

  it('finds nothing to fill in before the element is there, so that nothing is lost', () => {
    const login = document.createElement('deskpass-undefined');
    document.body.append(login);
    drawEarlyCard(login);
    const early = login.querySelectorAll('form, input').length;
    login.remove();
    expect([early, login.querySelectorAll('input').length]).to.deep.equal([1, 0]);
  });

  it('may fill in a field the moment it is in the page, before the card has settled', async () => {
    const main = await fixture<HTMLElement>('<main></main>');
    const watch = new MutationObserver(() => {
      for (const field of main.querySelectorAll('input')) if (field.value === '') fillSilently(field, field.name);
    });
    watch.observe(main, { childList: true, subtree: true });
    const login = document.createElement('deskpass-login');
    const session = new FakeSession(asking(challengeOf('password')), northwindDesk);
    login.session = session;
    main.append(login);
    await stepDrawn(login);
    watch.disconnect();
    session.become(asking(challengeOf('password'), { busy: true }));
    session.become(asking(challengeOf('password')));
    await login.updateComplete;
    await send(login);
    expect(answersOf(session)).to.deep.equal([
      { kind: 'password', identifier: 'username', password: 'password', extension: '' },
    ]);
  });

  it('need not make a label give way: it stands above its field, filled in or not', async () => {
    const { login } = await mountAsking(challengeOf('password'));
    const places = (): readonly (readonly number[])[] =>
      ['username', 'password'].map((name) => {
        const field = fieldOf(login, name);
        const [label, box] = [field.labels![0]!, field].map((part) => part.getBoundingClientRect());
        return [label!.top, label!.bottom, box!.top];
      });
    const before = places();
    for (const name of ['username', 'password']) fillSilently(fieldOf(login, name), 'filled in');
    await login.updateComplete;
    expect(places()).to.deep.equal(before);
    for (const [, labelEnd, fieldStart] of before) expect(labelEnd).to.be.at.most(fieldStart!);
  });

  it('is followed by what is drawn of a field, as soon as the agent comes by', async () => {
    const { login, show } = await mountAsking(challengeOf('change-password'));
    fillSilently(fieldOf(login, 'new-password'), 'Correct horse 9');
    fieldOf(login, 'repeat-password').focus();
    await login.updateComplete;
    const met = login.querySelectorAll('.deskpass-rules .met').length;
    await show(challengeOf('otp'));
    fillSilently(fieldOf(login, 'code'), '123456');
    fieldOf(login, 'code').dispatchEvent(new Event('change', { bubbles: true }));
    await login.updateComplete;
    const painted = login.querySelector<HTMLElement>('.deskpass-slots')!.innerText.replaceAll(/\s/g, '');
    expect([met, painted]).to.deep.equal([6, '123456']);
  });

  it('keeps what it has filled in while the card is drawn again', async () => {
    const { login, show } = await mountAsking(challengeOf('password'));
    fillSilently(fieldOf(login, 'password'), 'hunter2');
    await show(challengeOf('password'), { busy: true });
    await show(challengeOf('password'));
    expect(fieldOf(login, 'password').value).to.equal('hunter2');
  });

  it('sees the form sent on the document', async () => {
    const { login } = await mountAsking(challengeOf('password'));
    const seen: (EventTarget | null)[] = [];
    const done = new AbortController();
    document.addEventListener('submit', ({ target }) => seen.push(target), { signal: done.signal });
    await send(login);
    done.abort();
    expect(seen).to.deep.equal([login.querySelector('form')]);
  });

  it('finds the user name in the step that changes a password', async () => {
    const { login } = await mountAsking(challengeOf('change-password'));
    const fields = [...login.querySelectorAll('input')];
    expect(fields.map((field) => [field.getAttribute('autocomplete'), field.value])).to.deep.equal([
      ['username', 'sjefferson'],
      ['current-password', ''],
      ['new-password', ''],
      ['new-password', ''],
    ]);
  });

  it('finds the user name in a step that asks for the password alone', async () => {
    const { login } = await mountAsking(challengeOf('password', { identifier: 'sjefferson', isIdentifierFixed: true }));
    const username = fieldOf(login, 'username');
    expect([username.value, username.readOnly]).to.deep.equal(['sjefferson', true]);
  });

  it('is not confused by two cards on one page: no id is there twice', async () => {
    const main = await fixture<HTMLElement>(
      html`<main>
        <deskpass-login></deskpass-login>
        <deskpass-login></deskpass-login>
      </main>`,
    );
    for (const login of main.querySelectorAll('deskpass-login')) {
      login.session = new FakeSession(asking(challengeOf('password')), northwindDesk);
      await stepDrawn(login);
    }
    const ids = [...main.querySelectorAll('[id]')].map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).to.deep.equal([4, 4]);
  });

  it('is asked to leave the company alone, and nothing else', async () => {
    const { login, show } = await mountAsking(challengeOf('company', { companies: [] }));
    const flags = (name: string): readonly string[] => Object.keys(fieldOf(login, name).dataset).sort();
    const company = flags('company');
    await show(challengeOf('password'));
    const password = flags('password');
    await show(challengeOf('otp'));
    expect([company, password, flags('code')]).to.deep.equal([
      ['1pIgnore', 'bwignore', 'formType', 'lpignore'],
      [],
      [],
    ]);
  });

  it('may have the focus elsewhere: neither a field nor a wrong answer takes it', async () => {
    const { login, show } = await mountAsking(challengeOf('password'));
    const elsewhere = login.parentElement!.querySelector<HTMLElement>('.before')!;
    elsewhere.focus();
    fillSilently(fieldOf(login, 'password'), 'hunter2');
    const problem = { code: 'credentials-wrong', until: null, rules: [] } as const;
    await show(challengeOf('password', { problem }));
    await show(challengeOf('otp'));
    expect(document.activeElement).to.equal(elsewhere);
  });

  describe('that does not look into shadow roots', () => {
    const { warn } = console;
    const warnings: unknown[] = [];

    beforeEach(() => {
      warnings.length = 0;
      console.warn = (...said: unknown[]) => warnings.push(...said);
    });

    afterEach(() => {
      console.warn = warn;
    });

    it('is why a page owner is warned, once, of a card in one', async () => {
      const place = await fixture<HTMLElement>('<div></div>');
      const login = document.createElement('deskpass-login');
      login.session = new FakeSession(asking(challengeOf('password')), northwindDesk);
      const shadow = place.attachShadow({ mode: 'open' });
      shadow.append(login);
      await stepDrawn(login);
      shadow.prepend(login);
      await login.updateComplete;
      expect([warnings.length, String(warnings[0])]).to.deep.equal([
        1,
        '<deskpass-login> stands in a shadow root, where many password managers find no field. Put it into the document itself, or into a slot.',
      ]);
    });

    it('is no reason to warn of a card in the document', async () => {
      await mountAsking(challengeOf('password'));
      expect(warnings).to.deep.equal([]);
    });
  });

  it('meets no field any more when the agent is signed in', async () => {
    const { login, session } = await mountAsking(challengeOf('password'));
    session.become({ status: 'signing-out' });
    await waitUntil(() => !login.querySelector('form'), 'the form has gone');
    expect(login.querySelectorAll('input').length).to.equal(0);
  });
});
