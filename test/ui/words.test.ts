import { expect } from '@open-wc/testing/pure';
import type { ErrorCode } from '../../src/core/errors.js';
import type { IdentityTransition } from '../../src/core/identity-change.js';
import { errorText } from '../../src/ui/error-text.js';
import { identityChangeText } from '../../src/ui/identity-change-text.js';
import { clockText } from '../../src/ui/clock-text.js';
import { strings } from '../../src/ui/strings.js';

/** A record: a code that is missing here does not compile. */
const everyCode: Readonly<Record<ErrorCode, true>> = {
  'desk-file-missing': true,
  'desk-file-invalid': true,
  'vault-refused': true,
  'vault-unreachable': true,
  'vault-stopped': true,
  'storage-refused': true,
  'provider-unreachable': true,
  'provider-invalid': true,
  'provider-refused': true,
  'issuer-mismatch': true,
  'token-invalid': true,
  'clock-skew': true,
  'consent-denied': true,
  'login-required': true,
  'callback-replayed': true,
  'sign-in-expired': true,
  'redirect-loop': true,
  'popup-blocked': true,
  'popup-closed': true,
  'sign-in-cancelled': true,
  'not-signed-in': true,
  'session-ended': true,
  'identity-changed': true,
  'renewal-failed': true,
  'request-invalid': true,
  'request-refused': true,
  'request-too-large': true,
  'request-timeout': true,
  'network-failed': true,
  'too-many-requests': true,
  'gadget-silent': true,
  'gadget-navigated': true,
  'gadget-stopped': true,
  'not-framed': true,
  'host-silent': true,
  'protocol-mismatch': true,
  'unknown-method': true,
  'limit-exceeded': true,
  'channel-closed': true,
  internal: true,
};

const codes = Object.keys(everyCode) as ErrorCode[];
const plain = /!|\bplease\b|\boops\b|\bsorry\b|\binvalid\b|\btoken\b|\bcredential/i;
const isSentence = /^[A-Z][^.]*\.$/;

describe('what an agent reads about a failure', () => {
  for (const code of codes) {
    it(`says in one sentence what happened, and then what to do: ${code}`, () => {
      const { title, text } = errorText({ code });

      expect(title).to.match(isSentence);
      expect(text).to.match(/^[A-Z].*\.$/);
      expect(`${title} ${text}`).not.to.match(plain);
    });
  }
});

/** Who is there now, as the agent must read it. */
const nowThere: Readonly<Record<IdentityTransition, string>> = {
  'authenticated-to-other': 'Somebody else',
  'authenticated-to-anonymous': 'Nobody',
  'anonymous-to-authenticated': 'Somebody',
};

describe('what an agent reads where somebody else is signed in at the system', () => {
  for (const [transition, who] of Object.entries(nowThere)) {
    it(`says who is there now, why the session ended and what to do: ${transition}`, () => {
      const { title, text } = identityChangeText(transition) ?? errorText({ code: 'internal' });

      expect(title).to.match(isSentence);
      expect(title.startsWith(who)).to.equal(true);
      expect(text).to.match(/^Your session here .* ended, .*\. Sign in again.*\.$/);
      expect(`${title} ${text}`).not.to.match(plain);
    });
  }

  it('is left to general words for a change that has none of its own', () => {
    expect(['toString', '', 7, undefined].map(identityChangeText)).to.deep.equal([null, null, null, null]);
  });
});

describe('the words of the elements', () => {
  for (const [key, value] of Object.entries(strings)) {
    it(`are plain: ${key}`, () => {
      const text = typeof value === 'string' ? value : value('Northwind SSO');

      expect(text).not.to.match(plain);
      expect(text).to.match(/^\S(.*\S)?$/);
    });
  }

  it('put a name into its sentence', () => {
    expect(strings.takingYouTo('Northwind SSO')).to.equal('Taking you to Northwind SSO…');
  });
});

describe('the time that is left', () => {
  const spans: readonly (readonly [ms: number, text: string])[] = [
    [272_000, '4:32'],
    [60_000, '1:00'],
    [59_001, '1:00'],
    [9_000, '0:09'],
    [1, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ];
  for (const [ms, text] of spans) {
    it(`is ${text} for ${ms} ms`, () => {
      expect(clockText(ms)).to.equal(text);
    });
  }
});
