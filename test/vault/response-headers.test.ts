import { expect } from '@open-wc/testing/pure';
import { passableHeaders } from '../../src/vault/response-headers.js';

const SECRET = 'eyJhbGciOi.secret.token';

describe("an answer's headers", () => {
  for (const name of [
    'set-cookie',
    'set-cookie2',
    'authorization',
    'authentication-info',
    'proxy-authenticate',
    'proxy-authorization',
    'x-access-token',
    'x-id-token',
    'x-refresh-token',
    'x-auth-token',
    'x-userinfo',
    'x-amzn-oidc-data',
    'x-amzn-oidc-accesstoken',
    'dpop-nonce',
  ]) {
    // prettier-ignore
    it(`reach the gadget without ${name}`, () => {
      expect(passableHeaders(new Headers({ [name]: 'x', etag: '"1"' }), SECRET)).to.deep.equal([['etag', '"1"']]);
    });
  }

  it('reach the gadget with WWW-Authenticate, which says what is missing', () => {
    const headers = new Headers({ 'www-authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' });
    expect(passableHeaders(headers, SECRET)).to.deep.equal([...headers]);
  });

  it('reach the gadget without one that repeats the credential', () => {
    const headers = new Headers({ 'x-echo': `Bearer ${SECRET}`, location: `/x?t=${SECRET}`, 'x-other': 'fine' });
    expect(passableHeaders(headers, SECRET)).to.deep.equal([['x-other', 'fine']]);
  });

  it('reach the gadget where no credential was sent', () => {
    expect(passableHeaders(new Headers({ 'content-type': 'text/plain' }), null)).to.deep.equal([
      ['content-type', 'text/plain'],
    ]);
  });
});
