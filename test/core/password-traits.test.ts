import { expect } from '@open-wc/testing/pure';
import { passwordTraits } from '../../src/core/password-traits.js';

describe('what is seen of a password', () => {
  for (const [password, length, ...kinds] of [
    ['', 0],
    ['tulip', 5, 'lowerCase'],
    ['TULIP', 5, 'upperCase'],
    ['Élan', 4, 'upperCase', 'lowerCase'],
    ['字', 1],
    ['42', 2, 'digit'],
    ['٤٢', 2, 'digit'],
    ['Tulip River 42', 14, 'upperCase', 'lowerCase', 'digit', 'special'],
    ['_', 1, 'special'],
    ['½', 1, 'special'],
    ['💥', 2, 'special'],
  ] as const) {
    it(`is what Keycloak sees: ${password === '' ? 'nothing' : password}`, () => {
      const traits = passwordTraits(password);
      const seen = Object.entries(traits).flatMap(([name, value]) => (value === true ? [name] : []));
      expect([traits.length, ...seen]).to.deep.equal([length, ...kinds]);
    });
  }
});
