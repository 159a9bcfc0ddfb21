import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { MAX_REQUEST_BODY, parseWireRequest } from '../../src/vault/wire-request.js';

const good = { url: 'https://a.example/', method: 'POST', headers: [['accept', '*/*']], body: null };

const codeOf = (raw: unknown): string => {
  try {
    parseWireRequest(raw);
    return 'none';
  } catch (error) {
    return error instanceof DeskpassError ? error.code : 'foreign';
  }
};

describe('a request that comes over a port', () => {
  it('keeps what belongs to it and nothing else', () => {
    const raw = {
      ...good,
      credentials: 'include',
      mode: 'no-cors',
      keepalive: true,
      gadget: 'other',
      redirect: 'follow',
    };
    expect(parseWireRequest(raw)).to.deep.equal(good);
  });

  for (const [spelled, method] of [
    ['get', 'GET'],
    ['Put', 'PUT'],
    ['patch', 'patch'],
    ['PATCH', 'PATCH'],
  ] as const) {
    it(`has its method ${spelled} spelled as fetch does`, () => {
      expect(parseWireRequest({ ...good, method: spelled }).method).to.equal(method);
    });
  }

  for (const [what, raw] of [
    ['nothing', undefined],
    ['null', null],
    ['a string', 'https://a.example/'],
    ['an empty object', {}],
    ['no URL', { ...good, url: undefined }],
    ['a URL object', { ...good, url: { href: 'https://a.example/', toString: 'x' } }],
    ['a number for a method', { ...good, method: 1 }],
    ['headers as an object', { ...good, headers: { accept: '*/*' } }],
    ['a header of three', { ...good, headers: [['a', 'b', 'c']] }],
    ['a header value that is no string', { ...good, headers: [['a', { toString: 'b' }]] }],
    ['a thousand and one headers', { ...good, headers: Array.from({ length: 1001 }, () => ['a', 'b']) }],
    ['a body of text', { ...good, body: 'text' }],
    ['a body of bytes in a view', { ...good, body: new Uint8Array(3) }],
    ['no body at all', { url: good.url, method: 'POST', headers: [] }],
    ['GET with a body', { ...good, method: 'get', body: new ArrayBuffer(1) }],
    ['HEAD with a body', { ...good, method: 'HEAD', body: new ArrayBuffer(1) }],
  ] as const) {
    it(`is refused where it is ${what}`, () => {
      expect(codeOf(raw)).to.equal('request-invalid');
    });
  }

  it('may have a body of 32 MiB', () => {
    expect(codeOf({ ...good, body: new ArrayBuffer(MAX_REQUEST_BODY) })).to.equal('none');
  });

  it('is refused with a byte more', () => {
    expect(codeOf({ ...good, body: new ArrayBuffer(MAX_REQUEST_BODY + 1) })).to.equal('request-too-large');
  });
});
