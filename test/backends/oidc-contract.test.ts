import type { Challenge } from '../../src/auth/challenge.js';
import { describeBackend } from '../contracts/backend-contract.js';
import type { AskingSubject } from '../contracts/backend-subject.js';
import { AUTHORITY } from '../fixtures/hostile-provider.js';
import { Journey } from './oidc-journey.js';

const create = (): AskingSubject => {
  const journey = new Journey();
  const { provider, store } = journey;
  const authorize = (challenge: Challenge): string => {
    if (challenge.kind !== 'redirect') throw new Error('not a redirect');
    return provider.authorize(challenge.url);
  };
  return {
    create: () => journey.newVault(),
    answer: (challenge) => ({ kind: 'redirect', query: authorize(challenge) }),
    wrongAnswer(challenge) {
      const query = new URLSearchParams(authorize(challenge));
      query.set('state', `${'x'.repeat(43)};deskpass.redirect.sso`);
      return { kind: 'redirect', query: query.toString() };
    },
    connect(connected) {
      provider.network = connected ? 'up' : 'down';
    },
    endSessions() {
      provider.endSessions();
    },
    secrets: () => provider.secrets,
    trustedWith: () =>
      provider.requests
        .filter(({ params }) => ['code', 'refresh_token', 'token'].some((name) => params.has(name)))
        .map(({ path }) => `${AUTHORITY}${path}`),
    snapshot: () =>
      JSON.stringify([provider.requests.filter(({ method }) => method !== 'GET').length, [...store.entries]]),
  };
};

describeBackend('oidc', { redirects: true, renews: true, create });
