import { expect } from '@open-wc/testing/pure';
import { parseExpertflowSettings } from '../../src/backends/expertflow/settings.js';
import { DeskpassError } from '../../src/core/errors.js';

const parse = (settings: Readonly<Record<string, unknown>>, development = false) =>
  parseExpertflowSettings({ id: 'cx', backend: 'expertflow', label: 'Expertflow', settings }, development);

const url = 'https://cx.example';

interface Part {
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Part>>;
}

/** The schema's part about this backend's settings. */
async function settingsInSchema(): Promise<Readonly<Record<string, Part>>> {
  const response = await fetch('/docs/desk.schema.json');
  const schema = (await response.json()) as { readonly $defs: { readonly expertflow: Part } };
  const { id, backend, label, ...settings } = schema.$defs.expertflow.properties ?? {};
  expect([id, backend, label]).to.deep.equal([true, true, true]);
  return settings;
}

/** What the error about settings suggests. */
function adviceOn(settings: Readonly<Record<string, unknown>>): string {
  try {
    parse(settings);
    return '';
  } catch (thrown) {
    return (thrown as DeskpassError).suggestion;
  }
}

/** What is wrong with settings: the path that the error names. */
function refusalOf(settings: Readonly<Record<string, unknown>>, development = false): unknown {
  try {
    return parse(settings, development);
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(DeskpassError).and.to.include({ code: 'desk-file-invalid' });
    expect((thrown as DeskpassError).suggestion).not.to.be.empty;
    return (thrown as DeskpassError).facts['path'];
  }
}

describe('the settings of an Expertflow sign-in', () => {
  it('need an address and nothing else', () => {
    expect(parse({ url: `${url}/` })).to.deep.equal({
      url,
      service: 'agent-manager',
      tenant: '',
      realm: 'expertflow',
      appName: '',
      adapter: null,
      fields: {
        username: 'username',
        password: 'password',
        refreshToken: 'refreshToken',
        realm: 'realm',
        otp: 'otp',
        phoneNumber: 'phoneNumber',
        email: 'email',
        currentPassword: 'currentPassword',
        newPassword: 'newPassword',
        agentExtension: 'agentExtension',
      },
      paths: {},
      codeLength: 6,
      resendAfterMs: 60_000,
      passwordHoldMs: 300_000,
      tokenLifetimeMs: 900_000,
      secondFactor: {
        maxSends: 3,
        maxVerifiesPerCode: 5,
        onSendsExceeded: { kind: 'block', retryAfterMs: 900_000 },
        onVerifiesExceeded: null,
        onNoContact: null,
        resendAfterFailure: false,
        lifetimeMs: null,
      },
      finesse: null,
    });
  });

  it('read a second-factor policy', () => {
    const secondFactor = {
      onSendsExceeded: { kind: 'block', retryAfter: 60 },
      onVerifiesExceeded: { kind: 'handoff', target: 'the service desk' },
      onNoContact: { kind: 'block' },
      lifetime: 120,
    };
    expect(parse({ url, secondFactor }).secondFactor).to.deep.include({
      onSendsExceeded: { kind: 'block', retryAfterMs: 60_000 },
      onVerifiesExceeded: { kind: 'handoff', target: 'the service desk' },
      onNoContact: { kind: 'block', retryAfterMs: Infinity },
      lifetimeMs: 120_000,
    });
  });

  for (const [path, secondFactor] of [
    ['', 'strict'],
    ['.maxSends', { maxSends: 0 }],
    ['.maxVerifiesPerCode', { maxVerifiesPerCode: 11 }],
    ['.maxsends', { maxsends: 3 }],
    ['.skipIfVerified', { skipIfVerified: true }],
    ['.onSendsExceeded', { onSendsExceeded: 'block' }],
    ['.onSendsExceeded.kind', { onSendsExceeded: { kind: 'allow' } }],
    ['.onVerifiesExceeded.kind', { onVerifiesExceeded: { kind: 'dangerouslyAllowWithoutSecondFactor' } }],
    ['.onVerifiesExceeded.target', { onVerifiesExceeded: { kind: 'handoff' } }],
    ['.onVerifiesExceeded.retryAfter', { onVerifiesExceeded: { kind: 'restart', retryAfter: 60 } }],
    ['.onNoContact.kind', { onNoContact: { kind: 'restart' } }],
    ['.lifetime', { lifetime: 5 }],
  ] as const) {
    it(`refuse secondFactor ${JSON.stringify(secondFactor)} by its path`, () => {
      expect(refusalOf({ url, secondFactor })).to.equal(`signIn[cx].secondFactor${path}`);
    });
  }

  it('have the tenant for the realm where none is named', () => {
    expect(parse({ url, tenant: 'north' })).to.include({ tenant: 'north', realm: 'north' });
    expect(parse({ url, tenant: 'north', realm: 'south' })).to.include({ tenant: 'north', realm: 'south' });
  });

  it('take plain http on loopback in development alone', () => {
    const local = { url: 'http://expertflow.localhost:5350' };
    expect([refusalOf(local), parse(local, true).url]).to.deep.equal(['signIn[cx].url', local.url]);
  });

  it('have the roles of Finesse’s agents beside its address', () => {
    const finesse = { finesseUrl: 'https://finesse.example:8445/', roles: ['agent', 'supervisor'], askExtension: true };
    expect(parse({ url, ...finesse }).finesse).to.deep.equal({
      url: 'https://finesse.example:8445',
      roles: ['agent', 'supervisor'],
      asksExtension: true,
      isAsked: false,
      tokenServiceUrl: '',
    });
    expect(parse({ url, finesseUrl: 'https://finesse.example:8445' }).finesse).to.deep.include({
      roles: ['agent'],
      asksExtension: false,
    });
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['url', {}],
    ['url', { url: 'cx.example' }],
    ['url', { url: 'http://cx.example' }],
    ['url', { url: 'https://ali:secret@cx.example' }],
    ['url', { url: 'https://cx.example/?tenant=north' }],
    ['service', { url, service: 'ccm' }],
    ['tenant', { url, tenant: 'north\r\nx: y' }],
    ['tenant', { url, tenant: '../master' }],
    ['realm', { url, realm: 'a b' }],
    ['adapter', { url, adapter: 19 }],
    ['fields.opt', { url, fields: { opt: 'code' } }],
    ['paths.validate', { url, paths: { validate: '/otp' } }],
    ['paths.login', { url, paths: { login: 'login' } }],
    ['paths.login', { url, paths: { login: '//evil.example/login' } }],
    ['paths.login', { url, paths: { login: '/agent/../login' } }],
    ['paths.login', { url, paths: { login: '/login?as=agent' } }],
    ['codeLength', { url, codeLength: 3 }],
    ['codeLength', { url, codeLength: '6' }],
    ['resendAfter', { url, resendAfter: -1 }],
    ['passwordHold', { url, passwordHold: 3600 }],
    ['tokenLifetime', { url, tokenLifetime: 1 }],
    ['finesseUrl', { url, finesseUrl: 'http://finesse.example' }],
    ['roles', { url, roles: [7] }],
    ['tenantId', { url, tenantId: 'north' }],
  ];
  for (const [path, settings] of wrong) {
    it(`are refused by name: ${JSON.stringify(settings)}`, () => {
      expect(refusalOf(settings)).to.equal(`signIn[cx].${path}`);
    });
  }

  it('are those of the schema, no fewer and no more', async () => {
    const settings = await settingsInSchema();
    const advice = adviceOn({ url, zebra: 1 });
    const names = advice.replace('Remove it. The settings are: ', '').replace(/\.$/, '').split(', ');
    expect([...new Set(names.map((name) => name.split('.', 1)[0]))].sort()).to.deep.equal(Object.keys(settings).sort());
    expect(settings['fields']?.properties).to.deep.equal(
      Object.fromEntries(
        Object.entries(parse({ url }).fields).map(([name, otherwise]) => [
          name,
          { type: 'string', default: otherwise },
        ]),
      ),
    );
  });

  it('know the endpoints of the schema, no fewer and no more', async () => {
    const { paths } = await settingsInSchema();
    const names = adviceOn({ url, paths: { zebra: '/zebra' } }).replace('Remove it. The endpoints are: ', '');
    expect(names.replace(/\.$/, '').split(', ')).to.deep.equal(Object.keys(paths?.properties ?? {}));
  });

  it('have the bounds and the words of the schema', async () => {
    for (const [name, { minimum, maximum, enum: words }] of Object.entries(await settingsInSchema())) {
      if (minimum !== undefined) expect(refusalOf({ url, [name]: minimum - 1 }), name).to.equal(`signIn[cx].${name}`);
      if (maximum !== undefined) expect(refusalOf({ url, [name]: maximum + 1 }), name).to.equal(`signIn[cx].${name}`);
      for (const value of [minimum, maximum, ...(words ?? [])]) if (value !== undefined) parse({ url, [name]: value });
    }
  });

  it('have the defaults of the schema', async () => {
    for (const [name, { default: otherwise }] of Object.entries(await settingsInSchema())) {
      if (otherwise === undefined) continue;
      const finesse = { finesseUrl: 'https://finesse.example:8445' };
      expect(parse({ url, ...finesse }), name).to.deep.equal(parse({ url, ...finesse, [name]: otherwise }));
    }
  });
});
