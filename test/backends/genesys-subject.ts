import type { Answer, Challenge } from '../../src/auth/challenge.js';
import type { AskingSubject } from '../contracts/backend-subject.js';
import { PASSWORD, type GenesysJourney } from './genesys-journey.js';

const AGENT = 'sjefferson';

/** The usual one is a part of names that anybody may see. */
const SECRET = 'Pa55-of-the-agent';

async function rightAnswer(journey: GenesysJourney, challenge: Challenge): Promise<Answer> {
  switch (challenge.kind) {
    case 'identifier':
      return { kind: 'identifier', identifier: AGENT };
    case 'company':
      return { kind: 'company', company: 'Northwind' };
    case 'password':
      return { kind: 'password', identifier: AGENT, password: SECRET, extension: '' };
    case 'change-password':
      return { kind: 'change-password', current: SECRET, password: 'Southwind-1' };
    case 'redirect': {
      const email = 'sarah.jefferson@northwind.example';
      const query = await journey.signOn(challenge, { username: AGENT, email, password: SECRET });
      journey.sim.secrets.add(new URLSearchParams(query).get('code') ?? SECRET);
      return { kind: 'redirect', query };
    }
    default:
      throw new Error(`nobody knows what to do at ${challenge.kind}`);
  }
}

function wrongAnswer(challenge: Challenge): Answer {
  if (challenge.kind === 'identifier') return { kind: 'identifier', identifier: 'Northwind\\' };
  if (challenge.kind === 'password')
    return { kind: 'password', identifier: AGENT, password: 'wrong-1A', extension: '' };
  return { kind: 'redirect', query: `code=x&state=${'x'.repeat(43)};deskpass.redirect.genesys` };
}

/** The agent of the contract suite at a system that `take` sets up. */
export const subjectOf =
  (take: () => GenesysJourney, patch: Readonly<Record<string, unknown>> = {}) =>
  (): AskingSubject => {
    const journey = take();
    const { sim, store } = journey;
    sim.secrets.delete(PASSWORD);
    sim.secrets.add(SECRET);
    void sim.call('setAgent', AGENT, { password: SECRET, ...patch });
    return {
      create: () => journey.newVault(),
      answer: (challenge) => rightAnswer(journey, challenge),
      wrongAnswer,
      connect: (connected) => {
        sim.connect(connected);
      },
      endSessions: () => void sim.call('revoke', AGENT),
      secrets: () => sim.secrets,
      // Who somebody is, is no credential: gadgets may ask for it where they are let.
      trustedWith: () => sim.trustedWith().filter((url) => !url.endsWith('/api/v2/users/me')),
      snapshot: () => JSON.stringify([sim.changes(), [...store.entries]]),
    };
  };
