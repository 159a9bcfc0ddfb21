import { OLDER } from '../../demo/unblu/settings.js';
import { describeBackend, type BackendSubject } from '../contracts/backend-contract.js';
import { useUnblu } from './unblu-journey.js';

const { take } = useUnblu();

/** Unlike anything else in an answer, so that it is not found where it is not. */
const PASSWORD = 'correct-horse-battery';

const subjectOf =
  (system: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>>) => (): BackendSubject => {
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
