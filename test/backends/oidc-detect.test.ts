import { expect } from '@open-wc/testing/pure';
import { AUTHORITY } from '../fixtures/hostile-provider.js';
import { Journey, signal } from './oidc-journey.js';

const METADATA = '/.well-known/openid-configuration';

describe('oidc detection', () => {
  let journey: Journey;
  const detect = () => journey.backend.detect({ signal });
  const tries = () => journey.provider.requestsTo(METADATA).length;

  beforeEach(() => {
    journey = new Journey();
  });

  it('asks for the metadata once, however often and by whom it is needed', async () => {
    await Promise.all([detect(), detect(), journey.begin()]);
    await detect();
    expect(tries()).to.equal(1);
  });

  it('asks a second time where no answer comes, and then says so', async () => {
    journey.provider.instead.set(METADATA, () => Promise.reject(new TypeError('Failed to fetch')));
    const { facts } = await journey.refusal('provider-unreachable', detect());
    expect(facts['reason']).to.equal('network');
    expect(tries()).to.equal(2);
  });

  it('gets over one failure', async () => {
    const answers = [() => new Response(null, { status: 503 })];
    journey.provider.instead.set(METADATA, () => answers.pop()?.() ?? Promise.reject(new TypeError('down')));
    journey.provider.network = 'up';
    await journey.refusal('provider-unreachable', detect());
    journey.provider.instead.clear();
    expect(await detect()).to.deep.equal({ mode: 'sso' });
  });

  it('says which status an unreachable provider answers with', async () => {
    journey.provider.instead.set(METADATA, () => new Response('busy', { status: 503 }));
    expect((await journey.refusal('provider-unreachable', detect())).facts).to.deep.equal({
      reason: 'status',
      status: 503,
    });
  });

  for (const [what, answer] of [
    ['a page in place of metadata', () => new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } })],
    ['half a document', () => new Response('{"issuer":"h', { headers: { 'content-type': 'application/json' } })],
    ['no document', () => Response.json(null)],
    ['a 404', () => new Response('Not found', { status: 404 })],
  ] as const) {
    it(`calls ${what} invalid, and does not ask again`, async () => {
      journey.provider.instead.set(METADATA, answer);
      await journey.refusal('provider-invalid', detect());
      expect(tries()).to.equal(1);
    });
  }

  it('names both issuers where they differ, a final slash included', async () => {
    journey.provider.tamper = { metadata: (document) => (document['issuer'] = `${AUTHORITY}/`) };
    const { facts, suggestion } = await journey.refusal('issuer-mismatch', detect());
    expect(facts).to.deep.equal({ expected: AUTHORITY, found: `${AUTHORITY}/` });
    expect(suggestion).not.to.be.empty;
  });

  it('goes on without S256 in the metadata only where the desk file says so', async () => {
    journey = new Journey({ settings: { acceptProviderThatDoesNotAdvertiseS256: true } });
    journey.provider.tamper = { metadata: (document) => delete document['code_challenge_methods_supported'] };
    await detect();
    expect(new URL((await journey.begin()).url).searchParams.get('code_challenge_method')).to.equal('S256');
  });

  it('protects the authority at once and every endpoint once they are known', async () => {
    journey.provider.tamper = {
      metadata: (document) => {
        document['introspection_endpoint'] = `${AUTHORITY}/introspect?realm=a`;
        document['mtls_endpoint_aliases'] = { token_endpoint: 'https://mtls.login.example/token' };
        document['op_policy_uri'] = 'https://northwind.example/';
      },
    };
    expect(journey.backend.protectedUrls()).to.deep.equal([AUTHORITY]);
    await detect();
    const protectedUrls = journey.backend.protectedUrls();
    expect(protectedUrls).to.include.members([`${AUTHORITY}/token`, `${AUTHORITY}/me`, `${AUTHORITY}/revoke`]);
    expect(protectedUrls).to.include.members([`${AUTHORITY}/introspect`, 'https://mtls.login.example/token']);
    expect(protectedUrls).not.to.include('https://northwind.example/');
  });

  it('sends no cookies and no referrer, and follows no redirect', async () => {
    await journey.signIn();
    for (const { init } of journey.provider.requests) {
      expect(init).to.include({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
    }
  });

  describe('with a provider that takes its time', () => {
    const { setTimeout: original } = globalThis;
    let waits: number[];

    /** The clock's edge: from here on waits of seconds are over at once, and longer ones never. */
    const later = (run: () => void, turns: number): void => {
      if (turns === 0) run();
      else original(later, 0, run, turns - 1);
    };
    /** Whoever waits for a second or more waits for this many turns of the event loop. */
    const hurry = (longest = Infinity, turns = 0): void => {
      waits = [];
      globalThis.setTimeout = ((run: () => void, ms = 0) => {
        if (ms >= 1000) waits.push(ms);
        if (ms > longest) return 0;
        return ms >= 1000 ? original(later, 0, run, turns) : original(run, ms);
      }) as typeof setTimeout;
    };

    afterEach(() => {
      globalThis.setTimeout = original;
    });

    it('waits eight seconds for the metadata, twice', async () => {
      journey.provider.instead.set(METADATA, () => new Promise<Response>(() => undefined));
      hurry();
      const { facts } = await journey.refusal('provider-unreachable', detect());
      expect(facts['reason']).to.equal('timeout');
      expect(waits).to.deep.equal([8000, 8000]);
    });

    it('waits no longer for a body that does not end', async () => {
      const start = (body: ReadableStreamDefaultController) => body.enqueue(new Uint8Array(1));
      journey.provider.instead.set(METADATA, () => new Response(new ReadableStream({ start })));
      hurry();
      expect((await journey.refusal('provider-unreachable', detect())).facts['reason']).to.equal('timeout');
    });

    it('waits fifteen seconds for a renewal', async () => {
      const credential = await journey.signIn();
      journey.provider.instead.set('/token', () => new Promise<Response>(() => undefined));
      hurry();
      await journey.refusal('renewal-failed', journey.renew(credential));
      expect(waits).to.include(15_000);
    });

    it('signs out in three seconds where only the revocation hangs', async () => {
      const credential = await journey.signIn();
      journey.provider.instead.set('/revoke', () => new Promise<Response>(() => undefined));
      hurry(3000, 50);
      expect(await journey.end(credential)).to.match(/\/logout\?/);
      expect(waits).to.include(3000);
    });

    it('leads nowhere where three seconds bring no answer at all', async () => {
      const credential = await journey.signIn();
      for (const path of ['/revoke', METADATA]) {
        journey.provider.instead.set(path, () => new Promise<Response>(() => undefined));
      }
      hurry(3000);
      const { facts } = await journey.refusal('provider-unreachable', journey.end(credential));
      expect(facts).to.deep.equal({ reason: 'timeout' });
    });

    it('signs out in three seconds also while a renewal hangs', async () => {
      const credential = await journey.signIn();
      journey.provider.instead.set('/token', () => new Promise<Response>(() => undefined));
      hurry(3000, 50);
      void journey.renew(credential);
      expect(await journey.end(credential)).to.match(/\/logout\?/);
    });
  });
});
