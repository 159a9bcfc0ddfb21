import { expect } from '@open-wc/testing';
import { parseExpertflowSettings } from '../../src/backends/expertflow/settings.js';
import { DeskpassError } from '../../src/core/errors.js';

const parse = (settings: Readonly<Record<string, unknown>>, development = false) =>
  parseExpertflowSettings({ id: 'cx', backend: 'expertflow', label: 'Expertflow', settings }, development);

const url = 'https://cx.example';

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
      codeLength: 6,
      resendAfterMs: 60_000,
      passwordHoldMs: 300_000,
      tokenLifetimeMs: 900_000,
      finesse: null,
    });
  });

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
});
