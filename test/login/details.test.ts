import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { Identity } from '../../src/core/identity.js';
import { challengeOf } from '../fixtures/challenges.js';
import { sarahsSession } from '../fixtures/fake-session.js';
import { mountAsking } from './mount-challenge.js';
import { announced, failedWith, labels, mountWith, signedOut, textOf } from './mount-login.js';

/** Puts another clipboard in the place of the browser's, which asks a person before it is read or written. */
function replaceClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

async function openDetails() {
  const { login } = await mountWith(failedWith('provider-unreachable'));
  const details = login.shadowRoot!.querySelector('details')!;
  details.open = true;
  return { login, details, copy: details.querySelector('button')! };
}

describe('the details of a failure', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('show the code before they are opened', async () => {
    const { login } = await mountWith(failedWith('provider-unreachable'));

    expect(textOf(login, 'details')).to.match(/^Details for support\s+provider-unreachable$/);
  });

  it('are copied whole, and say so', async () => {
    const copied: string[] = [];
    replaceClipboard((text) => Promise.resolve(void copied.push(text)));
    const { login, copy } = await openDetails();

    copy.click();
    await Promise.resolve();
    await login.updateComplete;

    expect(copied).to.deep.equal(['provider-unreachable\nWhat a developer reads.\nWhat to do.']);
    expect([copy.innerText.trim(), announced(login)]).to.deep.equal(['Copied', 'Copied']);
  });

  it('name what the provider has said, and copy that, too', async () => {
    const copied: string[] = [];
    replaceClipboard((text) => Promise.resolve(void copied.push(text)));
    const facts = { error: 'invalid_target', status: 400 };
    const refused = new DeskpassError('provider-refused', 'What a developer reads.', { facts });
    const { login } = await mountWith(signedOut('fresh', undefined, refused));

    const details = login.shadowRoot!.querySelector('details')!;
    details.open = true;
    details.querySelector('button')!.click();
    await Promise.resolve();

    expect(textOf(login, 'details')).to.contain('error: invalid_target, status: 400');
    expect(copied).to.deep.equal(['provider-refused\nWhat a developer reads.\nerror: invalid_target, status: 400']);
  });

  it('do not claim to be copied where the browser does not allow it, and say so', async () => {
    replaceClipboard(() => Promise.reject(new DOMException('not allowed', 'NotAllowedError')));
    const { login, copy } = await openDetails();

    copy.click();
    await Promise.resolve();
    await login.updateComplete;

    expect([copy.innerText.trim(), announced(login)]).to.deep.equal([
      'Copy',
      'Copying is not allowed here. The text is selected: copy it with the keyboard.',
    ]);
  });

  it('are left out where the agent only changed their mind', async () => {
    const { login } = await mountWith(failedWith('popup-closed'));

    expect(login.shadowRoot!.querySelector('details')).to.equal(null);
  });
});

describe('the details of an answer that did not arrive', () => {
  const lost = new DeskpassError('provider-unreachable', 'What a developer reads.', { suggestion: 'What to do.' });

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('stand under the step, with the code', async () => {
    const { login, show } = await mountAsking(challengeOf('password'));
    const before = textOf(login, 'details');
    await show(challengeOf('password'), { error: lost });
    expect([before, textOf(login, 'details')]).to.deep.equal(['', 'Details for support\nprovider-unreachable']);
  });

  it('are copied whole, and say so', async () => {
    const copied: string[] = [];
    replaceClipboard((text) => Promise.resolve(void copied.push(text)));
    const { login, show } = await mountAsking(challengeOf('password'));
    await show(challengeOf('password'), { error: lost });
    const copy = login.shadowRoot!.querySelector<HTMLButtonElement>('details button')!;

    copy.click();
    await Promise.resolve();
    await login.updateComplete;

    expect([copied, announced(login)]).to.deep.equal([
      ['provider-unreachable\nWhat a developer reads.\nWhat to do.'],
      'Copied',
    ]);
  });

  it('are gone once another answer is on its way', async () => {
    const { login, show } = await mountAsking(challengeOf('password'));
    await show(challengeOf('password'), { error: lost });
    await show(challengeOf('password'), { busy: true });
    expect(login.shadowRoot!.querySelector('details')).to.equal(null);
  });
});

describe('a sign-out that the system could not be told of', () => {
  it('says what is left to do, and offers to sign in', async () => {
    const { login } = await mountWith(signedOut('signed-out-here'));

    expect([textOf(login, 'callout').replaceAll(/\s+/g, ' '), labels(login)]).to.deep.equal([
      'You are signed out. The sign-in service may still know you: on a shared computer, close the browser.',
      ['Continue with Northwind SSO'],
    ]);
  });
});

describe('who is signed in', () => {
  const shown = async (identity: Identity) => {
    const session = sarahsSession({ identity });
    const { login } = await mountWith({ status: 'signed-in', session, expiring: false });
    return textOf(login, 'identity').split(/\s*\n\s*/);
  };

  it('is shown with initials, name and user name', async () => {
    expect(await shown({ subject: '1', name: 'Sarah Ann Jefferson', username: 'sjefferson' })).to.deep.equal([
      'SJ',
      'Sarah Ann Jefferson',
      'sjefferson',
    ]);
  });

  it('is not named twice where the user name is the only name', async () => {
    expect(await shown({ subject: '1', name: 'élodie', username: 'élodie' })).to.deep.equal(['É', 'élodie']);
  });
});
