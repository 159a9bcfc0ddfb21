import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { closePages, SessionPage, sso } from '../fixtures/session-page.js';

const unreachable = (): never => {
  throw new DeskpassError('provider-unreachable', 'The system does not answer');
};

describe('a session that found no way to sign in', () => {
  afterEach(closePages);

  it('starts over when it is asked to', async () => {
    let served = 0;
    const page = new SessionPage(new FakeBrowser(), {
      desk: () =>
        (served += 1) === 1
          ? new Response('', { status: 503 })
          : Response.json({ title: 'T', signIn: [{ id: 'sso', backend: 'oidc', label: 'SSO' }] }),
    });
    await page.until('failed');
    const states: string[] = [];
    page.session.addEventListener('deskpass-state', () => states.push(page.status));
    await page.session.retry();
    expect([states.at(0), page.status, page.vaults]).to.deep.equal([
      'starting',
      'signed-out',
      { started: 2, stopped: 1 },
    ]);
  });

  it('asks the systems again when it is asked to', async () => {
    let answers = false;
    const page = new SessionPage(new FakeBrowser(), { vault: { detect: () => (answers ? [sso] : unreachable()) } });
    await page.until('signed-out');
    answers = true;
    await page.session.retry();
    expect(page.state).to.deep.equal({ status: 'signed-out', reason: 'fresh', methods: [sso], error: null });
  });

  it('reads the desk file again where the vault found the mistake in it, once it is asked to', async () => {
    const served: (string | undefined)[] = [];
    const page = new SessionPage(new FakeBrowser(), {
      desk: () => {
        const authority = served.length === 0 ? 'nonsense' : 'https://login.example';
        const signIn = [{ id: 'sso', backend: 'oidc', label: 'SSO', authority }];
        return Response.json({ title: 'T', signIn });
      },
      vault: {
        configure: ({ signIn }) => void served.push(signIn[0]?.settings['authority'] as string),
        detect: () => {
          if (served.at(-1) !== 'nonsense') return [sso];
          throw new DeskpassError('desk-file-invalid', 'signIn[0].authority is "nonsense"');
        },
      },
    });
    await page.until('signed-out');
    await page.session.retry();
    expect([page.state, page.vaults]).to.deep.equal([
      { status: 'signed-out', reason: 'fresh', methods: [sso], error: null },
      { started: 2, stopped: 1 },
    ]);
  });

  it('asks the systems again when it starts over, though it knew the ways to sign in before', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    page.vault?.close();
    await page.until('failed');
    await page.session.retry();
    expect([page.status, page.callsOf('detect').length]).to.deep.equal(['signed-out', 2]);
  });
});
