import { expect } from '@open-wc/testing/pure';
import { LateModule } from '../../src/ui/late-module.js';
import { clickOn } from '../support/commands.js';
import { sarahsSession } from '../fixtures/fake-session.js';
import { buttons, labels, mountWith, signedOut } from './mount-login.js';

describe('a card whose code does not come', () => {
  const { prototype } = LateModule;
  const loaded = Object.getOwnPropertyDescriptor(prototype, 'failed')!;
  beforeEach(() => {
    Object.defineProperty(prototype, 'failed', { configurable: true, get: () => true });
  });
  afterEach(() => {
    Object.defineProperty(prototype, 'failed', loaded);
  });

  it('offers another try', async () => {
    const { login } = await mountWith(signedOut());

    expect(labels(login)).to.deep.equal(['Try again']);
  });

  it('has the way out too where an agent is signed in', async () => {
    const { login, session } = await mountWith({ status: 'signed-in', session: sarahsSession(), expiring: false });
    expect(labels(login)).to.deep.equal(['Try again', 'Sign out']);

    await clickOn(buttons(login)[1]!);

    expect(session.callsOf('signOut')).to.have.length(1);
  });
});
