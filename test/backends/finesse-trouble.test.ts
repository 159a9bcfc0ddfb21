import { expect } from '@open-wc/testing/pure';
import { FinesseJourney, password, signal, startJourney, withEvents } from './finesse-journey.js';

let journey: FinesseJourney;
afterEach(() => journey.finesse.stop());

const start = async (...args: Parameters<typeof startJourney>): Promise<void> => {
  const [system, settings = withEvents] = args;
  journey = await startJourney({ authMode: 'NON_SSO', ...system }, settings);
};

const sitesAsked = async (path: string): Promise<unknown[]> => {
  const requests = await journey.finesse.requests();
  return requests.filter((request) => String(request['path']).includes(path)).map(({ site }) => site);
};

describe('what a Finesse says about itself', () => {
  for (const [authMode, mode] of [
    ['SSO', 'sso'],
    ['NON_SSO', 'password'],
    ['HYBRID', 'hybrid'],
  ] as const) {
    it(`${authMode} is detected as ${mode}`, async () => {
      await start({ authMode });
      expect(await journey.backend.detect({ signal })).to.deep.equal({ mode });
    });
  }

  it('is not asked for where the desk file says it', async () => {
    await start({ systemInfoAuthorization: 'required' }, () => ({ authMode: 'NON_SSO' }));
    expect(await journey.backend.detect({ signal })).to.deep.equal({ mode: 'password' });
    await journey.begin();
    await journey.finish(password('rread', '1001003'));
  });

  it('names the setting where SystemInfo wants credentials', async () => {
    await start({ systemInfoAuthorization: 'required' });
    const error = await journey.refusal('provider-refused', journey.backend.detect({ signal }));
    expect(error.suggestion).to.contain('authMode');
  });

  it('is detected as no single sign-on where the page could not read its end', async () => {
    await start({ authMode: 'SSO' }, ({ urls }) => ({ url: urls['secondary'] }));
    await journey.refusal('desk-file-invalid', journey.backend.detect({ signal }));
  });
});

describe('a Finesse of two nodes', () => {
  it('signs in at the second one where the first has lost its telephone system', async () => {
    await start();
    void journey.finesse.call('setInService', 'primary', false);
    await journey.begin();
    await journey.finish(password('rread', '1001003'));
    expect(await sitesAsked('/User/')).not.to.include('primary');
  });

  for (const fault of [503, 500, 'cut'] as const) {
    it(`goes on at the second one where the first fails in between, by ${fault}`, async () => {
      await start();
      await journey.begin();
      void journey.finesse.outage(fault, { site: 'primary' });
      await journey.finish(password('rread', '1001003'));
    });
  }

  it('stays with the node that answers', async () => {
    await start({}, () => ({}));
    void journey.finesse.outage(503, { site: 'primary' });
    await journey.begin();
    await journey.finish(password('rread', '1001003'));
    expect((await sitesAsked('/')).filter((site) => site === 'primary')).to.have.lengthOf(1);
  });

  it('cannot be reached while neither is in service', async () => {
    await start();
    void journey.finesse.call('setInService', 'primary', false);
    void journey.finesse.call('setInService', 'secondary', false);
    const error = await journey.refusal('provider-unreachable', journey.begin());
    expect(error.facts).to.deep.equal({ reason: 'out-of-service' });
  });

  it('cannot be reached while both fail', async () => {
    await start();
    void journey.finesse.outage(503);
    const error = await journey.refusal('provider-unreachable', journey.begin());
    expect(error.facts).to.deep.equal({ reason: 'status', status: 503 });
  });

  it('cannot be reached where CORS does not list the page', async () => {
    await start({ allowedOrigins: [] });
    expect((await journey.refusal('provider-unreachable', journey.begin())).suggestion).to.contain('cors');
  });
});

describe('an agent’s request that Finesse refuses', () => {
  const refusing = (status: number, body: string): typeof fetch => {
    return (input, init) =>
      input instanceof Request || !new URL(input).pathname.startsWith('/finesse/api/User/')
        ? journey.finesse.fetch(input, init)
        : Promise.resolve(new Response(body, { status }));
  };

  for (const [what, status, said, errorType] of [
    ['it is about somebody else', 401, 'Invalid Authorization User Specified', 'Invalid Authorization User Specified'],
    ['the supervisor is somebody else’s', 401, 'Invalid Supervisor', 'Invalid Supervisor'],
    ['the state cannot be changed', 401, 'Invalid State', 'Invalid State'],
    ['it is not allowed', 403, 'Forbidden', 'Forbidden'],
    ['of what nobody has documented', 409, 'Whatever northwind', 'unknown'],
  ] as const) {
    it(`because ${what} is no wrong password`, async () => {
      await start();
      journey.newVault(refusing(status, `<ApiErrors><ApiError><ErrorType>${said}</ErrorType></ApiError></ApiErrors>`));
      await journey.begin();
      const error = await journey.refusal('provider-refused', journey.answer(password('rread', '1001003')));
      expect(error.facts).to.deep.equal({ status, errorType });
    });
  }

  it('because no Finesse is there is no wrong password', async () => {
    await start();
    journey.newVault(refusing(404, '<!doctype html><title>Not found</title>'));
    await journey.begin();
    const error = await journey.refusal('provider-refused', journey.answer(password('rread', '1001003')));
    expect(error.facts).to.deep.equal({ status: 404 });
  });
});

describe('the settings of a Finesse', () => {
  for (const [name, value] of [
    ['url', undefined],
    ['url', 'finesse1'],
    ['url', 'http://finesse1.example:8445'],
    ['url', 'https://agent:secret@finesse1.example'],
    ['alternateUrl', 'https://finesse2.example?x=1'],
    ['authMode', 'sso'],
    ['agentSignIn', true],
    ['agentTimeout', -1],
    ['boshUrl', 'ftp://finesse1.example'],
    ['display', 'redirect'],
    ['alternateURL', 'https://finesse2.example'],
  ] as const) {
    it(`refuse ${name} ${value === undefined ? 'missing' : JSON.stringify(value)} by its name`, async () => {
      await start();
      const open = (): unknown => new FinesseJourney(journey.finesse, { [name]: value });
      const error = await journey.refusal('desk-file-invalid', Promise.resolve().then(open));
      expect(error.facts).to.deep.equal({ path: `signIn[phone].${name}` });
    });
  }
});

describe('the schema of a desk file', () => {
  it('knows every setting of a Finesse, and no other', async () => {
    await start();
    const response = await fetch('/docs/desk.schema.json');
    const { $defs } = (await response.json()) as { $defs: { finesse: { properties: Record<string, unknown> } } };
    const names = Object.keys($defs.finesse.properties).filter((name) => !['id', 'backend', 'label'].includes(name));
    const open = (): unknown => new FinesseJourney(journey.finesse, { unheardOf: true });
    const { suggestion } = await journey.refusal('desk-file-invalid', Promise.resolve().then(open));
    expect(
      suggestion
        .match(/(?<=are: ).*(?=\.)/)?.[0]
        .split(', ')
        .sort(),
    ).to.deep.equal(names.sort());
  });
});
