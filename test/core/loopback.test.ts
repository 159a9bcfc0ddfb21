import { expect } from '@open-wc/testing/pure';
import { isLoopback, isSecureUrl } from '../../src/core/loopback.js';

describe('a loopback host', () => {
  for (const host of ['localhost', 'desk.localhost', '127.0.0.1', '127.8.9.10', '[::1]']) {
    it(`is ${host}`, () => {
      expect(isLoopback(host)).to.equal(true);
    });
  }
  for (const host of ['localhost.example', 'notlocalhost', '127.0.0.1.example', '128.0.0.1', '10.0.0.1', '[::2]', '']) {
    it(`is not ${host || 'an empty name'}`, () => {
      expect(isLoopback(host)).to.equal(false);
    });
  }
});

describe('a secure URL', () => {
  for (const [url, development, secure] of [
    ['https://a.example/', false, true],
    ['http://a.example/', true, false],
    ['http://a.localhost/', true, true],
    ['http://a.localhost/', false, false],
    ['ftp://localhost/', true, false],
    ['blob:http://localhost/x', true, false],
  ] as const) {
    it(`${secure ? 'is' : 'is not'} ${url} ${development ? 'in development' : 'in production'}`, () => {
      expect(isSecureUrl(new URL(url), development)).to.equal(secure);
    });
  }
});
