import { expect } from '@open-wc/testing/pure';
import type { AskedChallenge } from '../../src/auth/step.js';
import type { Answer } from '../../src/auth/challenge.js';
import { DeskpassError } from '../../src/core/errors.js';
import { parseAnswer } from '../../src/vault/parse-answer.js';
import { challengeOf } from '../fixtures/challenges.js';

const codeOf = (value: unknown, challenge: AskedChallenge): string => {
  try {
    parseAnswer(value, challenge);
    return 'taken';
  } catch (thrown) {
    return thrown instanceof DeskpassError ? thrown.code : 'not ours';
  }
};

const login = { kind: 'password', identifier: 'sjefferson', password: ' p w\n', extension: '' } as const;

/** Every kind, with an answer to it. */
const right: readonly (readonly [AskedChallenge, Answer])[] = [
  [challengeOf('identifier'), { kind: 'identifier', identifier: 'sjefferson' }],
  [challengeOf('password'), login],
  [challengeOf('password', { extension: '' }), { ...login, extension: '1001' }],
  [challengeOf('password', { identifier: 'sjefferson', isIdentifierFixed: true }), login],
  [challengeOf('otp'), { kind: 'otp', code: '004219' }],
  [
    challengeOf('otp', { alphabet: 'letters-and-digits', length: { min: 6, max: 16 } }),
    { kind: 'otp', code: 'Ab12cd34' },
  ],
  [challengeOf('contact'), { kind: 'contact', contact: 'mail' }],
  [challengeOf('enrol-contact'), { kind: 'enrol-contact', value: '+49 711 123456' }],
  [challengeOf('enrol-totp'), { kind: 'enrol-totp', code: '123456' }],
  [challengeOf('recovery-codes'), { kind: 'recovery-codes' }],
  [challengeOf('change-password'), { kind: 'change-password', current: 'old', password: 'new' }],
  [challengeOf('change-password', { asksCurrent: false }), { kind: 'change-password', current: '', password: 'new' }],
  [challengeOf('company'), { kind: 'company', company: 'c2' }],
  [challengeOf('company', { companies: [] }), { kind: 'company', company: 'Northwind Retail' }],
  [challengeOf('extension'), { kind: 'extension', extension: '1001' }],
  [challengeOf('passkey'), { kind: 'passkey', credential: { id: 'x', type: 'public-key' } }],
  [challengeOf('otp'), { kind: 'action', action: 'resend' }],
  [challengeOf('notice', { actions: ['skip'] }), { kind: 'action', action: 'skip' }],
];

describe('parsing an answer', () => {
  for (const [challenge, answer] of right) {
    it(`takes ${JSON.stringify(answer)}`, () => {
      expect(parseAnswer({ ...answer, more: 'of no use' }, challenge)).to.deep.equal(answer);
    });
  }

  const long = 'x'.repeat(2000);
  const wrong: readonly (readonly [string, AskedChallenge, unknown])[] = [
    ['nothing', challengeOf('otp'), null],
    ['a list', challengeOf('otp'), ['otp', '123456']],
    ['another kind', challengeOf('otp'), login],
    ['a redirect', challengeOf('otp'), { kind: 'redirect', query: '' }],
    ['an answer to a notice', challengeOf('notice'), { kind: 'notice' }],
    ['an action that is not listed', challengeOf('otp'), { kind: 'action', action: 'skip' }],
    ['the end, which never reaches a backend', challengeOf('otp'), { kind: 'action', action: 'cancel' }],
    ['an action of no name', challengeOf('otp'), { kind: 'action' }],
    ['an empty user name', challengeOf('identifier'), { kind: 'identifier', identifier: '' }],
    ['a user name of two lines', challengeOf('identifier'), { kind: 'identifier', identifier: 'a\nb' }],
    ['a user name without end', challengeOf('identifier'), { kind: 'identifier', identifier: long }],
    ['a number for a user name', challengeOf('identifier'), { kind: 'identifier', identifier: 7 }],
    ['an empty password', challengeOf('password'), { ...login, password: '' }],
    ['a password without end', challengeOf('password'), { ...login, password: long }],
    ['a phone line that nobody asked for', challengeOf('password'), { ...login, extension: '1001' }],
    [
      'another user than the one that is fixed',
      challengeOf('password', { identifier: 'mokafor', isIdentifierFixed: true }),
      login,
    ],
    ['a code that is too short', challengeOf('otp'), { kind: 'otp', code: '12345' }],
    ['a code that is too long', challengeOf('otp'), { kind: 'otp', code: '1234567' }],
    ['letters among digits', challengeOf('otp'), { kind: 'otp', code: '12345a' }],
    ['digits of another script', challengeOf('otp'), { kind: 'otp', code: '١٢٣٤٥٦' }],
    ['an eight digit code of six', challengeOf('enrol-totp'), { kind: 'enrol-totp', code: '12345678' }],
    ['a contact that is not listed', challengeOf('contact'), { kind: 'contact', contact: 'fax' }],
    ['a company that is not listed', challengeOf('company'), { kind: 'company', company: 'c3' }],
    [
      'a present password that nobody asked for',
      challengeOf('change-password', { asksCurrent: false }),
      { kind: 'change-password', current: 'old', password: 'new' },
    ],
    ['a passkey that is text', challengeOf('passkey'), { kind: 'passkey', credential: 'x' }],
    ['a passkey without end', challengeOf('passkey'), { kind: 'passkey', credential: { id: 'x'.repeat(70_000) } }],
  ];

  for (const [what, challenge, answer] of wrong) {
    it(`refuses ${what}`, () => {
      expect(codeOf(answer, challenge)).to.equal('request-invalid');
    });
  }

  it('says nothing of what was typed', () => {
    let message = '';
    try {
      parseAnswer({ ...login, password: 'hunter2'.repeat(300) }, challengeOf('password'));
    } catch (thrown) {
      message = `${String(thrown)} ${JSON.stringify(thrown)}`;
    }
    expect(message).to.contain('no answer').and.not.to.contain('hunter2');
  });
});
