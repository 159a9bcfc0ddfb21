import { expect } from '@open-wc/testing/pure';
import { isGrantableHeader } from '../../src/core/grantable-header.js';
import { checkHeaders } from '../../src/vault/request-headers.js';

const passed = (pairs: readonly (readonly [string, string])[], granted: readonly string[] = []): unknown => {
  const reading = checkHeaders(pairs, granted);
  return reading.ok ? [...reading.headers] : reading.why;
};

const FORBIDDEN = [
  'Authorization', 'AUTHORIZATION', 'Cookie', 'cookie2', 'Set-Cookie', 'DPoP', 'Proxy-Authorization', 'proxy-connection', 'X-Api-Key', 'Api-Key',
  'X-Auth-Token', 'X-Access-Token', 'X-Id-Token', 'X-Userinfo', 'X-Remote-User', 'Remote-User', 'X-Consumer-Id', 'X-Amzn-Oidc-Data',
  'X-HTTP-Method', 'X-HTTP-Method-Override', 'X-Method-Override', 'Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded',
  'X-Real-IP', 'X-Original-URL', 'X-Rewrite-URL', 'X-Original-Host', 'X-Host', 'True-Client-IP', 'From',
]; // prettier-ignore

const LEFT_OUT = [
  'Host', 'Origin', 'Referer', 'Sec-Fetch-Site', 'Sec-Anything', 'User-Agent', 'Content-Length', 'Connection', 'Accept-Encoding',
  'Transfer-Encoding', 'TE', 'Upgrade', 'Via', 'Expect', 'Date', 'DNT', 'Access-Control-Request-Method',
]; // prettier-ignore

describe("a gadget's request headers", () => {
  it('pass where an API call ordinarily has them, in lower case', () => {
    const pairs = [
      ['Accept', 'application/json'],
      ['CONTENT-TYPE', 'text/plain;charset=utf-8'],
      ['if-match', '"7"'],
    ] as const;
    expect(passed(pairs)).to.deep.equal([
      ['accept', 'application/json'],
      ['content-type', 'text/plain;charset=utf-8'],
      ['if-match', '"7"'],
    ]);
  });

  for (const name of FORBIDDEN) {
    it(`are refused with ${name}, also where a grant names it`, () => {
      expect(passed([[name, 'x']], [name.toLowerCase()])).to.equal(`a gadget may not set ${name.toLowerCase()}`);
      expect(isGrantableHeader(name.toLowerCase())).to.equal(false);
    });
  }

  for (const name of LEFT_OUT) {
    it(`go without ${name}, which is the browser's`, () => {
      expect(
        passed([
          [name, 'https://evil.example'],
          ['accept', '*/*'],
        ]),
      ).to.deep.equal([['accept', '*/*']]);
    });
  }

  it('are refused with a name that no grant names', () => {
    expect(passed([['X-Tenant', 'north']])).to.equal('no grant names the header x-tenant');
  });

  it('pass with a name that the grant names', () => {
    expect(passed([['X-Tenant', 'north']], ['x-tenant'])).to.deep.equal([['x-tenant', 'north']]);
  });

  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    it(`are refused with ${name}, which every object has`, () => {
      expect(passed([[name, 'x']])).to.contain('no grant names');
      expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
    });
  }

  for (const [what, name] of [
    ['an empty name', ''],
    ['a name with a space', 'accept '],
    ['a name with a colon', 'accept:x'],
    ['a name with a line break', 'accept\r\nauthorization'],
    ['a name with a letter that folds to a plain one', 'coo\u212Aie'],
    ['a name of 65 characters', 'a'.repeat(65)],
  ] as const) {
    it(`are refused with ${what}`, () => {
      expect(passed([[name, 'x']])).to.be.a('string');
    });
  }

  for (const [what, value] of [
    ['a line break', 'a\r\nauthorization: Bearer x'],
    ['a lone line feed', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['a null character', 'a\u0000b'],
    ['a delete character', 'a\u007fb'],
    ['a character beyond Latin-1', 'a\u0100b'],
    ['a character that some encoders turn into a line break', 'a\u560a\u560db'],
  ] as const) {
    it(`are refused with ${what} in a value, which is not repeated`, () => {
      expect(passed([['accept', value]])).to.equal('the header accept holds a character that no header can');
    });
  }

  it('pass with a tab and with Latin-1 letters', () => {
    expect(passed([['prefer', 'a\tb\u00e9']])).to.deep.equal([['prefer', 'a\tb\u00e9']]);
  });

  it('are joined where one name comes in two spellings', () => {
    expect(
      passed([
        ['Accept', 'a'],
        ['ACCEPT', 'b'],
      ]),
    ).to.deep.equal([['accept', 'a, b']]);
  });

  it('are refused where there are too many', () => {
    expect(passed(Array.from({ length: 65 }, () => ['accept', 'x'] as const))).to.equal('more than 64 headers');
  });

  it('are refused where they are too long together', () => {
    expect(passed([['accept', 'x'.repeat(20_000)]])).to.equal('more than 16384 characters of headers');
  });
});
