import { expect } from '@open-wc/testing/pure';
import { Journey } from './oidc-journey.js';

type Settings = Readonly<Record<string, unknown>>;

const refusal = (settings: Settings, development = false) => {
  try {
    new Journey({ settings, development });
  } catch (thrown) {
    return thrown;
  }
  return null;
};

const wrong: readonly (readonly [what: string, settings: Settings, name: string, mend: RegExp])[] = [
  ['no authority', { authority: undefined }, 'authority', /issuer of your OpenID provider/],
  ['an authority that is no URL', { authority: 'login.example' }, 'authority', /absolute URL/],
  ['an authority without https', { authority: 'http://login.example' }, 'authority', /https/],
  [
    'a loopback authority outside development',
    { authority: 'http://login.localhost:4101' },
    'authority',
    /development/,
  ],
  ['an authority with a query', { authority: 'https://login.example/?a=1' }, 'authority', /query/],
  ['an authority with an empty query', { authority: 'https://login.example/?' }, 'authority', /query/],
  ['an authority with a fragment', { authority: 'https://login.example/#a' }, 'authority', /fragment/],
  ['an authority with a password', { authority: 'https://a:b@login.example' }, 'authority', /password/],
  ['an authority that is a number', { authority: 7 }, 'authority', /issuer/],
  ['no client_id', { client_id: '' }, 'client_id', /registered/],
  ['a scope without openid', { scope: 'profile' }, 'scope', /openid/],
  ['a scope that is a list', { scope: ['openid'] }, 'scope', /text/],
  ['a resource that is no URL', { resource: 'orders' }, 'resource', /absolute/],
  ['a resource with a fragment', { resource: ['https://a.example', 'https://b.example#c'] }, 'resource', /fragment/],
  ['a resource that is a number', { resource: [7] }, 'resource', /list of texts/],
  ['an unknown display', { display: 'iframe' }, 'display', /redirect, popup/],
  ['a response_mode that is no query', { response_mode: 'fragment' }, 'response_mode', /query/],
  ['acr_values that are a list', { acr_values: ['gold'] }, 'acr_values', /text/],
  ['a max_age that is negative', { max_age: -1 }, 'max_age', /whole number/],
  ['a max_age that is a text', { max_age: '600' }, 'max_age', /whole number/],
  ['prompt none', { prompt: 'none' }, 'prompt', /login, consent, select_account/],
  ['extra parameters that are a text', { extraQueryParams: 'a=b' }, 'extraQueryParams', /object/],
  ['an extra parameter that is a number', { extraQueryParams: { a: 1 } }, 'extraQueryParams.a', /text/],
  [
    'an extra parameter that is the protocol’s',
    { extraQueryParams: { nonce: 'x' } },
    'extraQueryParams.nonce',
    /remove/,
  ],
  ['loadUserInfo that is a text', { loadUserInfo: 'yes' }, 'loadUserInfo', /true or false/],
  ['a client secret', { client_secret: 'hush' }, 'client_secret', /Remove it/],
  ['a misspelt setting', { clientId: 'desk' }, 'clientId', /"client_id"/],
];

describe('oidc settings', () => {
  for (const [what, settings, name, mend] of wrong) {
    it(`refuses ${what}`, () => {
      const thrown = refusal(settings);
      expect(thrown).to.have.property('code', 'desk-file-invalid');
      expect(thrown).to.have.property('message').that.includes(`signIn[sso].${name}`);
      expect(thrown).to.have.property('suggestion').that.matches(mend);
      expect(thrown).to.have.deep.property('facts', { path: `signIn[sso].${name}` });
    });
  }

  for (const authority of ['http://login.localhost:4101', 'http://127.0.0.1:8080/realms/a', 'https://login.example']) {
    it(`takes ${authority} in development`, () => {
      expect(refusal({ authority }, true)).to.be.null;
    });
  }

  it('refuses http on other hosts in development, too', () => {
    expect(refusal({ authority: 'http://login.example' }, true)).to.have.property('code', 'desk-file-invalid');
  });

  it('asks for openid and profile where the desk file names no scope', async () => {
    const { url } = await new Journey().begin();
    expect(new URL(url).searchParams.get('scope')).to.equal('openid profile');
  });
});
