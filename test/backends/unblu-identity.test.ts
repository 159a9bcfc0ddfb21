import { expect } from '@open-wc/testing/pure';
import { failure } from '../fixtures/open-vault.js';
import { cookieOf, type UnbluJourney, useUnblu } from './unblu-journey.js';

const { take } = useUnblu({ publicSources: ['PROPAGATED', 'NONE'] });
let journey: UnbluJourney;

beforeEach(() => {
  journey = take();
});

const sha256 = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const DIRECTIONS = [
  ['anonymous-to-authenticated', '', 'carol'],
  ['authenticated-to-anonymous', 'carol', ''],
  ['authenticated-to-other', 'carol', 'mgarcia'],
] as const;

describe('a change of who is signed in at Unblu', () => {
  for (const [transition, from, to] of DIRECTIONS) {
    it(`is named and allowed where the site allows it: ${transition}`, async () => {
      await journey.sim.configure({ allowedTransitions: [transition], gatewayUser: from });
      const backend = journey.create({
        signIn: 'anonymous',
        allowedTransitions: [transition],
      });
      const before = await journey.signIn(backend);
      await journey.sim.configure({ gatewayUser: to });
      const after = await journey.renew(backend, before);
      expect(after.change).to.deep.equal({
        transition,
        allowed: true,
        from: await sha256(before.session.identity.subject),
        to: await sha256(after.session.identity.subject),
        at: after.issuedAt,
      });
      expect([after.session.identity.username, after.refusal]).to.deep.equal([to, undefined]);
    });

    it(`is named and not allowed unless the site says so: ${transition}`, async () => {
      // Unblu itself would go on.
      await journey.sim.configure({ allowedTransitions: [transition], gatewayUser: from });
      const others = DIRECTIONS.map(([name]) => name).filter((name) => name !== transition);
      const backend = journey.create({ signIn: 'anonymous', allowedTransitions: others });
      const before = await journey.signIn(backend);
      await journey.sim.configure({ gatewayUser: to });
      const { change, refusal } = await journey.renew(backend, before);
      expect(change).to.include({ transition, allowed: false });
      expect([refusal?.code, refusal?.facts]).to.deep.equal(['identity-changed', { transition }]);
      expect(JSON.stringify(refusal)).not.to.match(/carol|mgarcia/i);
      expect(`${String(refusal)} ${String(refusal?.suggestion)}`).not.to.match(/carol|mgarcia/i);
    });

    it(`ends the session where Unblu does not allow it: ${transition}`, async () => {
      await journey.sim.configure({ gatewayUser: from });
      const backend = journey.create({ signIn: 'anonymous', allowedTransitions: [transition] });
      const before = await journey.signIn(backend);
      await journey.sim.configure({ gatewayUser: to });
      if (to === '') {
        expect((await failure(journey.renew(backend, before))).code).to.equal('session-ended');
        return;
      }
      const { change, refusal } = await journey.renew(backend, before);
      expect(change).to.include({ transition, allowed: false });
      expect(refusal?.facts).to.deep.equal({ transition });
    });
  }

  it('is none where Unblu has ended the session and still speaks with the same agent', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    const backend = journey.create({ signIn: 'anonymous', allowedTransitions: ['authenticated-to-other'] });
    const before = await journey.signIn(backend);
    await journey.sim.failNext(403);
    expect((await failure(journey.renew(backend, before))).code).to.equal('session-ended');
  });

  it('is none where it is the same agent again', async () => {
    await journey.sim.configure({ gatewayUser: 'carol' });
    const backend = journey.create({ signIn: 'anonymous' });
    const again = await journey.renew(backend, await journey.signIn(backend));
    expect([again.change, again.session.identity.username]).to.deep.equal([undefined, 'carol']);
  });

  it('is none where it is another visitor without a name', async () => {
    const backend = journey.create({ signIn: 'anonymous' });
    const before = await journey.signIn(backend);
    await journey.sim.call('newBrowser');
    expect((await journey.renew(backend, before)).change).to.equal(undefined);
  });

  it('is not made of an answer that never came', async () => {
    const backend = journey.create({ signIn: 'anonymous' });
    const before = await journey.signIn(backend);
    for (const fault of [503, 429, 'cut'] as const) {
      await journey.sim.failNext(fault);
      expect((await failure(journey.renew(backend, before))).code).to.equal('provider-unreachable');
    }
    expect((await journey.renew(backend, before)).session.identity.subject).to.equal('anonymous');
  });

  it('between two questions of the older release is found at the next time of asking', async () => {
    await journey.sim.configure({ api: 'v3', allowedTransitions: ['authenticated-to-other'], gatewayUser: 'carol' });
    const backend = journey.create({ signIn: 'anonymous', api: 'v3' });
    const before = cookieOf(await journey.begin(backend));
    const { fetch } = journey;
    let asked = 0;
    const swift = Object.assign(Object.create(journey) as UnbluJourney, {});
    Object.defineProperty(swift, 'fetch', {
      value: async (input: RequestInfo, init?: RequestInit) => {
        asked += 1;
        // Somebody else signs in when the first question has been answered.
        if (asked === 2) await journey.sim.configure({ gatewayUser: 'mgarcia' });
        return fetch(input, init);
      },
    });
    const same = swift.create({ signIn: 'anonymous', api: 'v3', allowedTransitions: ['authenticated-to-other'] });
    expect((await failure(journey.renew(same, before))).code).to.equal('provider-unreachable');
    const later = await journey.renew(same, before);
    expect(later.session.identity.username).to.equal('mgarcia');
  });
});
