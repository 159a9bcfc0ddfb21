import { randomInt, timingSafeEqual } from 'node:crypto';

import { isTotp, totp } from '../simulators/totp.js';

/**
 * @typedef {import('./directory.js').Person} Person
 * @typedef {import('./settings.js').Behaviour} Behaviour
 * @typedef {'sms' | 'email'} Contact
 *
 * @typedef {object} Attempt one person's way through the second factor
 * @property {Person} person
 * @property {Contact | undefined} contact where the code went
 * @property {Set<Contact>} spent contacts whose tries are used up
 * @property {number} sends
 * @property {{ value: string, expires: number, verifies: number } | undefined} code that is out
 *
 * @typedef {{ kind: 'choose' | 'code', problem?: 'wrong' | 'expired' | 'undelivered' } |
 *   { kind: 'passed' | 'restart' } |
 *   { kind: 'handoff', target: string } |
 *   { kind: 'block', until: number }} Turn `until`: milliseconds since the epoch
 *
 * @typedef {ReturnType<typeof createSecondFactor>} SecondFactor
 */

/**
 * The two-factor policy of Intelligent Automation.
 *
 * 1. More than one verified contact: the agent chooses. One: the code goes there. None: `onNoContact`.
 * 2. Each new code counts as a send; one more than `maxSends` leads to `onSendsExceeded`.
 * 3. Code and time are checked. Each check counts as a verification of that code; one more than `maxVerifiesPerCode` leads
 *    to `onVerifiesExceeded`.
 * 4. After a wrong code another one is sent (the current page), or the same is asked for again (the draft of 2019).
 *
 * With an external generator nothing is sent: another application says yes or no, and has to do so in time.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('../simulators/simulator.js').Post} options.post
 * @param {() => Date} options.now
 */
export function createSecondFactor({ settings, post, now }) {
  /** @type {Map<Person, number>} */
  const blocked = new Map();
  const time = () => now().getTime();

  /** @param {Attempt} attempt @returns {Contact[]} */
  const contacts = ({ person, spent }) =>
    /** @type {Contact[]} */ (Object.keys(person.contacts)).filter((contact) => !spent.has(contact));

  /** @param {Attempt} attempt @param {Behaviour} behaviour @returns {Turn} */
  const follow = (attempt, behaviour) => {
    switch (behaviour.kind) {
      case 'block': {
        const until = time() + behaviour.retryAfter * 1000;
        blocked.set(attempt.person, until);
        return { kind: 'block', until };
      }
      case 'switchMethod': {
        if (attempt.contact !== undefined) attempt.spent.add(attempt.contact);
        Object.assign(attempt, { contact: undefined, code: undefined, sends: 0 });
        return contacts(attempt).length === 0 ? { kind: 'handoff', target: 'agent' } : { kind: 'choose' };
      }
      case 'handoff':
        return behaviour;
      case 'restart':
        return { kind: 'restart' };
      case 'allowWithoutSecondFactor':
        return { kind: 'passed' };
    }
  };

  /** @param {Attempt} attempt @param {'wrong' | 'expired'} [problem] @returns {Promise<Turn>} */
  const send = async (attempt, problem) => {
    const { digits, ttlMinutes, maxSends, onSendsExceeded } = settings.twoFactor;
    const { person, contact } = attempt;
    if (contact === undefined) return { kind: 'choose' };
    if (attempt.sends >= maxSends) return follow(attempt, onSendsExceeded);
    attempt.sends += 1;
    const value = String(randomInt(10 ** digits)).padStart(digits, '0');
    attempt.code = { value, expires: time() + ttlMinutes * 60_000, verifies: 0 };
    const text = `Your code for Northwind is ${value}. It works for ${ttlMinutes} minutes.`;
    const to = person.contacts[contact] ?? '';
    try {
      if (person.undeliverable) throw new Error('Undeliverable.');
      if (contact === 'sms') await post.sendText({ from: 'Northwind', to, text });
      else await post.sendEmail({ from: 'desk@northwind.example', to, subject: 'Your code for Northwind', text });
    } catch {
      return { kind: 'code', problem: 'undelivered' };
    }
    return { kind: 'code', ...(problem === undefined ? {} : { problem }) };
  };

  /** @param {Attempt} attempt @returns {Turn} */
  const askExternal = (attempt) => {
    const { username, otpSecret: secret } = attempt.person;
    post.addDevice({
      id: `genesys ${username} external`,
      owner: username,
      label: 'External authentication',
      code: (at) => totp({ secret, at }),
      period: 30,
      now,
    });
    attempt.code = { value: '', expires: time() + settings.twoFactor.externalTimeoutMs, verifies: 0 };
    return { kind: 'code' };
  };

  /** @param {Attempt} attempt @returns {Promise<Turn>} another code, or the same prompt */
  const again = async (attempt) =>
    settings.twoFactor.generator === 'external' ? askExternal(attempt) : send(attempt, 'expired');

  return {
    contacts,

    /** @param {Person} person @returns {Promise<{ attempt: Attempt, turn: Turn }>} */
    async open(person) {
      /** @type {Attempt} */
      const attempt = { person, contact: undefined, spent: new Set(), sends: 0, code: undefined };
      const until = blocked.get(person) ?? 0;
      if (until > time()) return { attempt, turn: { kind: 'block', until } };
      if (settings.twoFactor.generator === 'external') return { attempt, turn: askExternal(attempt) };
      const [only, ...more] = contacts(attempt);
      if (only === undefined) return { attempt, turn: follow(attempt, settings.twoFactor.onNoContact) };
      if (more.length > 0) return { attempt, turn: { kind: 'choose' } };
      attempt.contact = only;
      return { attempt, turn: await send(attempt) };
    },

    /** @param {Attempt} attempt @param {string} contact @returns {Promise<Turn>} */
    async choose(attempt, contact) {
      const chosen = contacts(attempt).find((each) => each === contact);
      if (chosen === undefined) return { kind: 'choose' };
      attempt.contact = chosen;
      return send(attempt);
    },

    /** @param {Attempt} attempt */
    resend: (attempt) => send(attempt),

    /** @param {Attempt} attempt @param {string} given @returns {Promise<Turn>} */
    async verify(attempt, given) {
      const { generator, maxVerifiesPerCode, onVerifiesExceeded, failureConsumes } = settings.twoFactor;
      const { code, person } = attempt;
      if (code === undefined) return { kind: 'choose' };
      if (code.expires <= time()) return again(attempt);
      code.verifies += 1;
      if (code.verifies > maxVerifiesPerCode) return follow(attempt, onVerifiesExceeded);
      const isRight =
        generator === 'external'
          ? isTotp({ secret: person.otpSecret, code: given, at: now() })
          : isSame(code.value, given);
      if (isRight) {
        attempt.code = undefined;
        return { kind: 'passed' };
      }
      if (generator === 'internal' && failureConsumes === 'send') return send(attempt, 'wrong');
      return { kind: 'code', problem: 'wrong' };
    },

    /** Lets everybody try again. */
    reset: () => blocked.clear(),
  };
}

/** @param {string} one @param {string} other */
function isSame(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
