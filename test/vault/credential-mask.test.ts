import { expect } from '@open-wc/testing/pure';
import { prepareCredentialMask } from '../../src/vault/credential-mask.js';

const SECRET = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJzIn0.abcabcabd';
const STARS = '*'.repeat(SECRET.length);

/** What comes out of a mask when text goes in by chunks of this size. */
function pass(text: string, size: number, secret = SECRET): string {
  const mask = prepareCredentialMask(secret)();
  const bytes = new TextEncoder().encode(text);
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at += size) out.push(...mask.push(bytes.slice(at, at + size)));
  out.push(...mask.end());
  return new TextDecoder().decode(new Uint8Array(out));
}

describe('a credential in an answer', () => {
  for (const size of [1, 2, 7, SECRET.length - 1, SECRET.length, SECRET.length + 1, 10_000]) {
    it(`is overwritten in chunks of ${String(size)} bytes`, () => {
      const text = `{"authorization":"Bearer ${SECRET}","again":"${SECRET}${SECRET}"}`;
      expect(pass(text, size)).to.equal(text.replaceAll(SECRET, STARS));
    });

    it(`is found behind a false start in chunks of ${String(size)} bytes`, () => {
      const text = `eyJeyJhbGciOiJFUzI1${SECRET.slice(0, -1)}${SECRET}`;
      expect(pass(text, size)).to.equal(text.replaceAll(SECRET, STARS));
    });
  }

  it('is found where it repeats its own beginning', () => {
    expect(pass('xabababababacx', 3, 'abababac')).to.equal('xabab********x');
  });
});

describe('an answer without the credential', () => {
  it('passes as it is', () => {
    const text = 'Gr\u00fc\u00dfe, eyJ und mehr. '.repeat(500);
    expect(pass(text, 64)).to.equal(text);
  });

  it('does not wait for the next chunk unless it ends like the credential begins', () => {
    const mask = prepareCredentialMask(SECRET)();
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect([mask.push(encode('data: 1\n\n')).length, mask.push(encode('data: eyJ')).length]).to.deep.equal([9, 6]);
  });

  it('passes where the credential is too short to be told from chance', () => {
    expect(pass('abc abc', 2, 'abc')).to.equal('abc abc');
  });
});
