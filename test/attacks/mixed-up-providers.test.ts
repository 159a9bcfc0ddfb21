import { expect } from '@open-wc/testing/pure';
import { AUTHORITY } from '../fixtures/hostile-provider.js';
import { failure } from '../fixtures/open-vault.js';
import { openTwoProviders, SECOND, type TwoProviders } from '../fixtures/two-providers.js';

/** A query with other values for some of its parameters; null takes one out. */
function altered(query: string, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return params.toString();
}

describe('two providers at one desk (RFC 9207, RFC 9700 §4.4)', () => {
  let desk: TwoProviders;
  beforeEach(async () => {
    desk = await openTwoProviders();
  });
  afterEach(() => {
    desk.vault.close();
  });

  /** The callback is refused like this, and nobody is sent a code. */
  const refused = async (code: string, query: string): Promise<void> => {
    expect((await failure(desk.comeBack(query))).code).to.equal(code);
    expect(desk.exchanges()).to.deep.equal([0, 0]);
    expect((await failure(desk.vault.page.call('renew', null))).code).to.equal('not-signed-in');
  };

  it('each get the codes that they gave, and no others', async () => {
    for (const id of ['first', 'second'] as const) {
      const step = await desk.comeBack(desk[id].authorize(await desk.leave(id)));
      expect(step.done && step.session.method).to.equal(id);
    }
    expect(desk.exchanges()).to.deep.equal([1, 1]);
  });

  it('are not mixed up by a state that is put into the name of the other', async () => {
    const query = desk.first.authorize(await desk.leave('first'));
    const state = new URLSearchParams(query).get('state')!.replace(/first$/, 'second');
    await refused('sign-in-expired', altered(query, { state }));
    await refused('sign-in-expired', altered(query, { state, iss: SECOND }));
  });

  it('are not mixed up by an answer of the first to a sign-in at the second', async () => {
    // The second, malicious one has sent the agent on to the first, with its own transaction.
    const url = await desk.leave('second');
    await refused('issuer-mismatch', desk.first.authorize(url));
    await refused('callback-replayed', desk.second.authorize(url));
  });

  it('are not mixed up where the second says that it never names itself', async () => {
    desk.second.tamper = { metadata: (document) => delete document['authorization_response_iss_parameter_supported'] };
    await refused('issuer-mismatch', desk.first.authorize(await desk.leave('second')));
  });

  it('are not mixed up where the second gives out the page of the first as its own', async () => {
    desk.second.tamper = { metadata: (document) => (document['authorization_endpoint'] = `${AUTHORITY}/auth`) };
    const url = await desk.leave('second');
    expect(url.startsWith(AUTHORITY)).to.equal(true);
    await refused('issuer-mismatch', desk.first.authorize(url));
  });

  it('are not mixed up by an error of the other', async () => {
    await refused('issuer-mismatch', desk.first.authorize(await desk.leave('second'), 'access_denied'));
  });

  for (const iss of [null, '', `${SECOND}/`, SECOND.toUpperCase(), `${SECOND} ${AUTHORITY}`]) {
    it(`have to name themselves as they are called, not ${iss === null ? 'nothing' : JSON.stringify(iss)}`, async () => {
      await refused('issuer-mismatch', altered(desk.second.authorize(await desk.leave('second')), { iss }));
    });
  }

  it('cannot name themselves twice', async () => {
    const query = desk.first.authorize(await desk.leave('second'));
    await refused('provider-invalid', `iss=${encodeURIComponent(SECOND)}&${query}`);
  });

  it('cannot be called alike: the second is not the first because it says so', async () => {
    desk.second.tamper = { metadata: (document) => (document['issuer'] = AUTHORITY) };
    expect((await failure(desk.leave('second'))).code).to.equal('issuer-mismatch');
  });

  it('cannot vouch for each other: a token that the first has issued is not taken from the second', async () => {
    desk.second.tamper = { claims: (claims) => (claims['iss'] = AUTHORITY) };
    const query = desk.second.authorize(await desk.leave('second'));
    expect((await failure(desk.comeBack(query))).code).to.equal('token-invalid');
    expect((await failure(desk.vault.page.call('renew', null))).code).to.equal('not-signed-in');
  });

  it('are not sent a refresh token of the other', async () => {
    await desk.comeBack(desk.first.authorize(await desk.leave('first')));
    await desk.leave('second');
    await desk.vault.page.call('renew', null);
    expect(desk.exchanges()).to.deep.equal([2, 0]);
  });
});
