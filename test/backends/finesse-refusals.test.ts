import { expect } from '@open-wc/testing/pure';
import type { ErrorCode } from '../../src/core/errors.js';
import { type FinesseJourney, password, startJourney } from './finesse-journey.js';

describe('what Finesse refuses', () => {
  let journey: FinesseJourney;
  afterEach(() => journey.finesse.stop());

  const start = async (authMode: string): Promise<void> => {
    journey = await startJourney({ authMode });
    await journey.begin();
  };

  /** Answers a request for another state like this; who the agent is, Finesse says itself. */
  const refusingStates = async (status: number, errorType: string): Promise<void> => {
    await start('NON_SSO');
    journey.newVault((input, init) =>
      init?.method === 'PUT'
        ? Promise.resolve(
            new Response(`<ApiErrors><ApiError><ErrorType>${errorType}</ErrorType></ApiError></ApiErrors>`, { status }),
          )
        : journey.finesse.fetch(input, init),
    );
    await journey.begin();
  };

  for (const [status, errorType, kind, problem] of [
    [400, 'Parameter Missing', 'extension', 'extension-invalid'],
    [400, 'Invalid Input', 'extension', 'extension-invalid'],
    [401, 'Authorization Failure', 'password', 'credentials-wrong'],
  ] as const) {
    it(`at the sign-in of an agent by ${String(status)} ${errorType} is asked for again`, async () => {
      await refusingStates(status, errorType);
      const challenge = await journey.ask(password('rread', '1001003'));
      expect(challenge).to.deep.include({ kind, problem: { code: problem, until: null, rules: [] } });
    });
  }

  for (const [status, errorType, code] of [
    [400, 'Generic Error', 'provider-refused'],
    [401, 'Invalid State', 'provider-refused'],
    [401, 'Invalid Authorization User Specified', 'provider-refused'],
    [403, 'Forbidden', 'provider-refused'],
    [404, 'User Not Found', 'provider-refused'],
    [500, 'Internal Server Error', 'provider-unreachable'],
    [503, 'Service Unavailable', 'provider-unreachable'],
  ] as const satisfies readonly (readonly [number, string, ErrorCode])[]) {
    it(`at the sign-in of an agent by ${String(status)} ${errorType} is ${code}`, async () => {
      await refusingStates(status, errorType);
      const error = await journey.refusal(code, journey.answer(password('rread', '1001003')));
      expect(error.facts['status']).to.equal(status);
    });
  }

  for (const status of [500, 503]) {
    it(`to say of an agent by ${String(status)} opens no window`, async () => {
      await start('HYBRID');
      void journey.finesse.outage(status, { path: '/UserAuthMode/' });
      await journey.refusal('provider-unreachable', journey.answer({ kind: 'identifier', identifier: 'sjefferson' }));
    });
  }

  it('after five wrong passwords is the right one too, until the block is over', async () => {
    await start('NON_SSO');
    for (let tries = 0; tries < 5; tries += 1) await journey.ask(password('rread', '1001003', 'wrong'));
    expect(await journey.ask(password('rread', '1001003'))).to.deep.include({
      problem: { code: 'credentials-wrong', until: null, rules: [] },
    });
    journey.finesse.advance(301);
    await journey.finish(password('rread', '1001003'));
  });
});
