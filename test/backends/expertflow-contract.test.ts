import type { Answer, Challenge } from '../../src/auth/challenge.js';
import { describeBackend } from '../contracts/backend-contract.js';
import type { AskingSubject } from '../contracts/backend-subject.js';
import { PASSWORD, useExpertflow, type ExpertflowJourney, type TakeOptions } from './expertflow-journey.js';

const { take } = useExpertflow();

const PHONE = '+31 6 1234 0001';

/** What someone does right at each step. */
async function rightAnswer(journey: ExpertflowJourney, username: string, challenge: Challenge): Promise<Answer> {
  switch (challenge.kind) {
    case 'password':
      return { kind: 'password', identifier: username, password: PASSWORD, extension: '' };
    case 'enrol-totp':
      return { kind: 'enrol-totp', code: await journey.shown(username) };
    case 'enrol-contact':
      return { kind: 'enrol-contact', value: PHONE };
    case 'contact':
      return { kind: 'contact', contact: challenge.contacts[0]!.id };
    case 'otp': {
      const device = challenge.channel === 'token' ? 'rsa' : 'app';
      const isSent = challenge.channel === 'sms' || challenge.channel === 'email';
      const code = await (isSent ? journey.codeTo('+31612340001') : journey.shown(username, device));
      return { kind: 'otp', code };
    }
    default:
      throw new Error(`nobody knows what to do at ${challenge.kind}`);
  }
}

const subjectOf =
  (username: string, options: TakeOptions = {}) =>
  (): AskingSubject => {
    const journey = take(options);
    const { sim, tenant } = journey;
    sim.secrets.add(PASSWORD);
    return {
      create: () => journey.create(options.settings),
      answer: (challenge) => rightAnswer(journey, username, challenge),
      wrongAnswer: () => ({ kind: 'password', identifier: username, password: 'wrong-1A', extension: '' }),
      connect: (connected) => {
        sim.connect(connected);
      },
      endSessions: () => void sim.call('revoke', tenant, username),
      secrets: () => sim.secrets,
      trustedWith: () => sim.trustedWith(),
      snapshot: () => String(sim.changes()),
    };
  };

const traits = { redirects: false, renews: true, ends: false };

describeBackend('expertflow', { ...traits, create: subjectOf('sjefferson') });
describeBackend('expertflow, unified-admin', {
  ...traits,
  create: subjectOf('aowens', { settings: { service: 'unified-admin' } }),
});
describeBackend('expertflow, authenticator for the first time', {
  ...traits,
  create: subjectOf('sjefferson', { tenant: 'app' }),
});
describeBackend('expertflow, text message for the first time, older release', {
  ...traits,
  create: subjectOf('sjefferson', { tenant: 'sms-18' }),
});
