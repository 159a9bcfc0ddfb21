import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { asking } from '../fixtures/challenge-states.js';
import { challengeOf } from '../fixtures/challenges.js';
import { FakeSession, northwindDesk } from '../fixtures/fake-session.js';
import { answersOf, fieldOf, mountAsking, send, stepDrawn } from './mount-challenge.js';
import { patient } from './mount-login.js';

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

  it('meets no field any more when the agent is signed in', async () => {
    const { login, session } = await mountAsking(challengeOf('password'));
    session.become({ status: 'signing-out' });
    await waitUntil(() => !login.querySelector('form'), 'the form has gone', patient);
    expect(login.querySelectorAll('input').length).to.equal(0);
  });
});
