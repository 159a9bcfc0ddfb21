import { expect } from '@open-wc/testing/pure';
import {
  hello,
  helloVersion,
  nonceIn,
  portOffer,
  portOfferVersion,
  withNonce,
} from '../../src/wire/gadget-handshake.js';
import { isVaultHello, vaultHello } from '../../src/wire/vault-handshake.js';

describe('the gadget handshake', () => {
  it('keeps the fragment a gadget already has', () => {
    expect(withNonce('https://g.example/a#tab=2', 'n-1')).to.equal('https://g.example/a#tab=2&deskpass=n-1');
  });

  for (const [fragment, nonce] of [
    ['#deskpass=abc_-9', 'abc_-9'],
    ['#tab=2&deskpass=abc', 'abc'],
    ['#deskpass=abc&tab=2', 'abc'],
    ['#mydeskpass=abc', null],
    ['#deskpass=', null],
    ['', null],
  ] as const) {
    it(`reads ${String(nonce)} from "${fragment}"`, () => {
      expect(nonceIn(fragment)).to.equal(nonce);
    });
  }

  it('tells a hello from a port offer and from everything else', () => {
    expect([hello, portOffer, null, 'hello', { deskpass: 'hello' }].map(helloVersion)).to.deep.equal([
      1,
      null,
      null,
      null,
      null,
    ]);
    expect([portOffer, hello, null, 'port', { deskpass: 'port' }].map(portOfferVersion)).to.deep.equal([
      1,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the vault handshake', () => {
  it('takes a hello of this version only', () => {
    expect(
      [vaultHello, { deskpass: 'vault', v: 2 }, { deskpass: 'hello', v: 1 }, null, 'vault'].map(isVaultHello),
    ).to.deep.equal([true, false, false, false, false]);
  });
});
