import { expect } from '@open-wc/testing/pure';
import type { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { challengeOf, KINDS } from '../fixtures/challenges.js';
import { mountAsking } from './mount-challenge.js';
import { buttons } from './mount-login.js';

/** Ends the sign-in, whatever it is called there. */
const WAY_OUT = /^(Cancel|Back to sign-in)$/;

/** What is done with recovery codes stays on the machine. */
const KEEPS = /^(Copy|Download|Print)/;

const buttonsOf = (login: DeskpassLogin): HTMLButtonElement[] =>
  buttons(login).filter(({ innerText }) => !KEEPS.test(innerText.trim()));

describe('a step while its answer is looked at', () => {
  for (const kind of KINDS) {
    it(`sends nothing more, and can be given up: ${kind}`, async () => {
      const { login, session, show } = await mountAsking(challengeOf(kind));
      await show(challengeOf(kind), { busy: true });

      for (const button of buttonsOf(login)) if (!WAY_OUT.test(button.innerText.trim())) button.click();
      const sent = session.callsOf('answer').length;
      buttons(login)
        .find(({ innerText }) => WAY_OUT.test(innerText.trim()))!
        .click();

      expect([sent, session.callsOf('cancel').length]).to.deep.equal([0, 1]);
    });
  }

  it('keeps the choice that is looked at', async () => {
    const { login, show } = await mountAsking(challengeOf('contact'));
    await show(challengeOf('contact'), { busy: true });

    const [first, second] = login.querySelectorAll<HTMLInputElement>('input[type=radio]');
    second!.click();

    expect([first!.checked, second!.checked]).to.deep.equal([true, false]);
  });
});
