import type { Answer, Challenge } from '../../src/auth/challenge.js';
import { describeBackend } from '../contracts/backend-contract.js';
import type { AskingSubject } from '../contracts/backend-subject.js';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { FinesseJourney, password, PASSWORD, withEvents } from './finesse-journey.js';

interface Person {
  readonly name: string;
  readonly loginId: string;
}

const SARAH: Person = { name: 'sjefferson', loginId: '1001001' };
const ROSA: Person = { name: 'rread', loginId: '1001003' };

/** The REST API is a service like any other: its `Authorization` header is what a gadget's grant asks the vault for. */
const isService = (url: string): boolean => url.includes('/finesse/api/User/');

function subjectOf(finesse: Simulator, { name, loginId }: Person): AskingSubject {
  const journey = new FinesseJourney(finesse, withEvents(finesse));
  finesse.secrets.add(btoa(`${loginId}:${PASSWORD}`));
  const answers = (challenge: Challenge): Answer | Promise<Answer> => {
    if (challenge.kind === 'identifier') return { kind: 'identifier', identifier: name };
    if (challenge.kind === 'password') return password(name, loginId);
    if (challenge.kind === 'extension') return { kind: 'extension', extension: loginId };
    return journey.visit(challenge);
  };
  return {
    create: () => journey.newVault(),
    answer: answers,
    wrongAnswer: (challenge) =>
      challenge.kind === 'password'
        ? password(name, loginId, 'not the password')
        : { kind: 'identifier', identifier: ' ' },
    connect(connected) {
      finesse.connect(connected);
    },
    endSessions() {
      void finesse.call('revoke', name);
    },
    secrets: () => finesse.secrets,
    trustedWith() {
      // As SASL PLAIN sends them (RFC 4616).
      for (const token of [...finesse.secrets]) finesse.secrets.add(btoa(`\0${loginId}\0${token}`));
      return finesse.trustedWith().filter((url) => !isService(url));
    },
    snapshot: () => JSON.stringify([finesse.changes(), [...journey.store.entries]]),
  };
}

for (const [name, authMode, person] of [
  ['finesse, SSO', 'SSO', SARAH],
  ['finesse, NON_SSO', 'NON_SSO', ROSA],
  ['finesse, HYBRID with single sign-on', 'HYBRID', SARAH],
  ['finesse, HYBRID with a password', 'HYBRID', ROSA],
] as const) {
  describe(name, () => {
    let finesse: Simulator;
    beforeEach(async () => {
      finesse = await startSimulator('finesse', { authMode });
    });
    afterEach(() => finesse.stop());
    // A window comes second, after the name: that its answer works in a new vault, once, has tests of its own.
    const traits = { redirects: false, renews: person === SARAH, ends: false };
    describeBackend(name, { ...traits, create: () => subjectOf(finesse, person) });
  });
}
