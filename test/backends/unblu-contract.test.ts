import { OLDER } from '../../demo/unblu/settings.js';
import { describeBackend } from '../contracts/backend-contract.js';
import type { AskingSubject, UnaskedSubject } from '../contracts/backend-subject.js';
import { PASSWORD as SEEDED, useUnblu, type UnbluJourney } from './unblu-journey.js';

const { take } = useUnblu();

/** Unlike anything else in an answer, so that it is not found where it is not. */
const PASSWORD = 'correct-horse-battery';

const subjectOf =
  (system: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>>) => (): AskingSubject => {
    const journey = take();
    void journey.sim.configure(system);
    void journey.sim.call('setAgent', 'sjefferson', { password: PASSWORD });
    const answer = (password: string) =>
      ({ kind: 'password', identifier: 'sjefferson', password, extension: '' }) as const;
    return {
      create: () => journey.create(settings),
      answer: () => answer(PASSWORD),
      wrongAnswer: () => answer('wrong-password'),
      connect: (connected) => {
        journey.connect(connected);
      },
      endSessions: () => void journey.sim.call('revoke', 'sjefferson'),
      secrets: () => [PASSWORD, 'wrong-password'],
      trustedWith: () => journey.trustedWith([PASSWORD]),
      snapshot: () => String(journey.sent.filter(({ method }) => method === 'POST').length),
    };
  };

describeBackend('unblu', { redirects: false, renews: true, create: subjectOf({}, {}) });
describeBackend('unblu, older release', {
  redirects: false,
  renews: true,
  create: subjectOf(OLDER, { api: 'v3', entryPath: '/co-unblu' }),
});

type Settings = Readonly<Record<string, unknown>>;

/** Ways on which the agent is asked nothing: how the system is set up when it knows the agent, and when it knows nobody. */
const unasked =
  (known: Settings, unknown: Settings, settingsOf: (journey: UnbluJourney) => Settings) => (): UnaskedSubject => {
    const journey = take();
    const know = (isKnown: boolean) => void journey.sim.configure(isKnown ? known : unknown);
    know(true);
    const hasToken = settingsOf(journey)['signIn'] === 'secure-token';
    // The journey notes a token of the site when it comes.
    const secrets = () => (hasToken ? [...journey.sim.secrets].filter((secret) => secret !== SEEDED) : []);
    return {
      create: () => journey.create(settingsOf(journey)),
      know,
      connect: (connected) => {
        journey.connect(connected);
      },
      endSessions: () => {
        know(false);
        void journey.sim.call('revoke');
      },
      secrets,
      trustedWith: () => journey.trustedWith(secrets()),
      snapshot: () => String(journey.sent.filter(({ method }) => method === 'POST').length),
    };
  };

describeBackend('unblu, secure token', {
  asks: false,
  renews: true,
  create: unasked({ gatewayUser: 'carol' }, { gatewayUser: '' }, ({ sim }) => ({
    signIn: 'secure-token',
    apiKey: 'northwind-key',
    tokenUrl: `${sim.url}/site/token`,
  })),
});
describeBackend('unblu, identity from the gateway', {
  asks: false,
  renews: true,
  ends: false,
  create: unasked({ internalSources: ['PROPAGATED'], gatewayUser: 'sjefferson' }, { gatewayUser: '' }, () => ({
    signIn: 'propagated',
  })),
});
describeBackend('unblu, without a name', {
  asks: false,
  renews: true,
  ends: false,
  create: unasked({ publicSources: ['NONE'] }, { publicSources: ['LOCAL'], unauthenticated: 401 }, () => ({
    signIn: 'anonymous',
  })),
});
