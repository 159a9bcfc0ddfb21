import { expect } from '@open-wc/testing/pure';
import { AUTHORITY } from '../fixtures/hostile-provider.js';
import { Journey, PAGE_URL, signal } from './oidc-journey.js';

describe('oidc callback', () => {
  let journey: Journey;

  beforeEach(() => {
    journey = new Journey();
  });

  it('works in a new vault and leaves nothing in the store', async () => {
    const { url } = await journey.begin();
    journey.newVault();
    const outcome = await journey.answer(journey.provider.authorize(url));
    expect(outcome.done).to.be.true;
    expect(journey.store.entries).to.be.empty;
  });

  it('works once', async () => {
    const { url } = await journey.begin();
    const query = journey.provider.authorize(url);
    await journey.answer(query);
    await journey.refusal('sign-in-expired', journey.answer(query));
    expect(journey.provider.requestsTo('/token')).to.have.lengthOf(1);
  });

  it('works once when it comes twice at the same time', async () => {
    const { url } = await journey.begin();
    const query = journey.provider.authorize(url);
    const results = await Promise.allSettled([journey.answer(query), journey.answer(query)]);
    expect(results.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(journey.provider.requestsTo('/token')).to.have.lengthOf(1);
  });

  it('is void once another sign-in was begun in this vault', async () => {
    const { url } = await journey.begin();
    await journey.begin();
    await journey.refusal('sign-in-expired', journey.answer(journey.provider.authorize(url)));
  });

  it('is void once another sign-in was begun before this one had its address', async () => {
    const cancelled = journey.refusal('sign-in-cancelled', journey.begin());
    const { url } = await journey.begin();
    await cancelled;
    expect(journey.store.entries.size).to.equal(1);
    expect((await journey.answer(journey.provider.authorize(url))).done).to.be.true;
  });

  it('is good while another tab signs in', async () => {
    const { url } = await journey.begin();
    journey.newVault();
    const other = await journey.begin();
    expect((await journey.answer(journey.provider.authorize(url))).done).to.be.true;
    expect((await journey.answer(journey.provider.authorize(other.url))).done).to.be.true;
  });

  for (const end of ['redirect.other', 'popup.sso', 'redirect.sso;more']) {
    it(`is refused when its state says ${end}`, async () => {
      const { url } = await journey.begin();
      const query = new URLSearchParams(journey.provider.authorize(url));
      query.set('state', query.get('state')!.replace('redirect.sso', end));
      await journey.refusal('sign-in-expired', journey.answer(query.toString()));
      expect(journey.provider.requestsTo('/token')).to.be.empty;
    });
  }

  it('of another provider brings its code to nobody and ends the transaction', async () => {
    const { url } = await journey.begin();
    const query = new URLSearchParams(journey.provider.authorize(url));
    query.set('iss', 'https://stranger.example');
    await journey.refusal('issuer-mismatch', journey.answer(query.toString()));
    query.set('iss', AUTHORITY);
    await journey.refusal('sign-in-expired', journey.answer(query.toString()));
    expect(journey.provider.requestsTo('/token')).to.be.empty;
  });

  it('checks who sent an error, too', async () => {
    const { url } = await journey.begin();
    const query = new URLSearchParams(journey.provider.authorize(url, 'access_denied'));
    query.set('iss', 'https://stranger.example');
    await journey.refusal('issuer-mismatch', journey.answer(query.toString()));
  });

  it('with a repeated parameter ends the transaction', async () => {
    const { url } = await journey.begin();
    await journey.refusal('provider-invalid', journey.answer(`${journey.provider.authorize(url)}&code=another`));
    expect(journey.store.entries).to.be.empty;
  });

  it('is refused as a whole when its code is', async () => {
    const { url } = await journey.begin();
    const query = new URLSearchParams(journey.provider.authorize(url));
    query.set('code', 'of-another-agent');
    const { facts } = await journey.refusal('provider-refused', journey.answer(query.toString()));
    expect(facts['error']).to.equal('invalid_grant');
    expect(journey.store.entries).to.be.empty;
  });

  it('returns to where the agent was', async () => {
    const { url } = await journey.begin({ returnTo: `${PAGE_URL}?customer=7#notes` });
    const outcome = await journey.answer(journey.provider.authorize(url));
    expect(outcome).to.have.property('returnTo', `${PAGE_URL}?customer=7#notes`);
  });

  for (const elsewhere of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)', 'data:text/html,x', '']) {
    it(`does not return to ${elsewhere || 'nowhere'}`, async () => {
      const { url } = await journey.begin({ returnTo: elsewhere });
      const [record = ''] = journey.store.entries.values();
      expect(record).to.include('"returnTo":""');
      expect(await journey.answer(journey.provider.authorize(url))).to.have.property('returnTo', '');
    });
  }

  it('does not return to another origin that got into the store', async () => {
    const { url } = await journey.begin();
    const [[key, record] = ['', '']] = journey.store.entries;
    journey.store.entries.set(key, record.replaceAll('https://desk.example/agent?', 'https://evil.example/?'));
    expect(await journey.answer(journey.provider.authorize(url))).to.have.property('returnTo', '');
  });

  it('is answered by nothing but a redirect', async () => {
    await journey.begin();
    const answer = journey.backend.answer({ kind: 'method', method: 'sso' }, { signal });
    await journey.refusal('protocol-mismatch', answer);
  });
});
