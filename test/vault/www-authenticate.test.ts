import { expect } from '@open-wc/testing/pure';
import { bearerChallenge, parseChallenges } from '../../src/vault/www-authenticate.js';

const plain = (header: string | null): unknown =>
  parseChallenges(header).map(({ scheme, params }) => [scheme, Object.fromEntries(params)]);

describe('a WWW-Authenticate header', () => {
  for (const [what, header, challenges] of [
    ['nothing', null, []],
    ['a scheme alone', 'Bearer', [['bearer', {}]]],
    ['a realm', 'Bearer realm="contact-centre"', [['bearer', { realm: 'contact-centre' }]]],
    [
      'the answer of a gateway',
      'Bearer realm="contact-centre", error="invalid_token", error_description="\'exp\' claim expired at Sat, 21 Nov"',
      [
        [
          'bearer',
          { realm: 'contact-centre', error: 'invalid_token', error_description: "'exp' claim expired at Sat, 21 Nov" },
        ],
      ],
    ],
    [
      'tokens without quotes',
      'bearer error = invalid_token ,scope=a',
      [['bearer', { error: 'invalid_token', scope: 'a' }]],
    ],
    ['an escaped quote', 'Bearer realm="a\\"b, c=\\\\d"', [['bearer', { realm: 'a"b, c=\\d' }]]],
    [
      'several challenges',
      'Basic realm="x", Bearer scope="a b", Negotiate',
      [
        ['basic', { realm: 'x' }],
        ['bearer', { scope: 'a b' }],
        ['negotiate', {}],
      ],
    ],
    [
      'a token68',
      'Negotiate YWJj==, Bearer error="x"',
      [
        ['negotiate', {}],
        ['bearer', { error: 'x' }],
      ],
    ],
    ['a parameter twice', 'Bearer error="a", error="b"', [['bearer', { error: 'a' }]]],
    ['a parameter without a scheme', 'error="x"', []],
    ['an open quote', 'Bearer error="x', [['bearer', {}]]],
    ['nonsense', ',, = "', []],
    ['a name every object has', 'Bearer __proto__="x"', [['bearer', JSON.parse('{"__proto__":"x"}')]]],
  ] as const) {
    it(`is read: ${what}`, () => {
      expect(JSON.stringify(plain(header))).to.equal(JSON.stringify(challenges));
    });
  }

  it('gives the Bearer challenge among others', () => {
    expect(bearerChallenge('Basic realm="x", Bearer scope="a b"')?.get('scope')).to.equal('a b');
  });

  it('gives none where there is none', () => {
    expect(bearerChallenge('Basic realm="x"')).to.equal(null);
  });
});
