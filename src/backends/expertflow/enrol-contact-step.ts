import { notAsked } from '../not-asked.js';
import type { Attempt } from './attempt.js';
import { createCodeStep, unsentTurn } from './code-step.js';
import { parseContact } from './contact.js';
import { isMembers } from './refusal.js';
import type { Adapter } from './second-factor.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';

/** What is being registered. */
export interface NewContact {
  readonly adapter: Adapter;
  readonly channel: 'sms' | 'email';
  /** As it was typed, or empty. */
  readonly value: string;
}

/** The one contact to confirm has this id. */
const TYPED = 'typed';

/** Asks for a phone number or an address. Nothing is sent before the agent has read it once more. */
export function createEnrolContactStep(world: SignInWorld, attempt: Attempt, contact: NewContact): SignInStep {
  const { channel, value } = contact;
  return {
    holds: true,
    challenge: (asked) => ({ kind: 'enrol-contact', channel, value, ...asked }),
    actions: { back: () => world.toPassword(attempt, null) },
    take(answer) {
      if (answer.kind !== 'enrol-contact') return Promise.reject(notAsked());
      const typed = { ...contact, value: answer.value };
      const parsed = parseContact(channel, answer.value);
      const turn: Turn =
        parsed === null
          ? { step: createEnrolContactStep(world, attempt, typed), problem: problem('contact-invalid') }
          : { step: createConfirmStep(world, attempt, { ...typed, parsed }), problem: null };
      return Promise.resolve(turn);
    },
  };
}

/** Shows what was typed, in full: a wrong digit would send the agent's codes to a stranger. */
function createConfirmStep(
  world: SignInWorld,
  attempt: Attempt,
  { parsed, ...contact }: NewContact & { readonly parsed: string },
): SignInStep {
  const { channel } = contact;
  const recipient = channel === 'sms' ? `+${parsed}` : parsed;
  const edit = (): Turn => ({ step: createEnrolContactStep(world, attempt, contact), problem: null });
  const step: SignInStep = {
    holds: true,
    challenge: (asked) => ({
      kind: 'contact',
      contacts: [{ id: TYPED, channel, recipient }],
      preferred: TYPED,
      ...asked,
    }),
    actions: { back: edit },
    async take(answer, signal) {
      if (answer.kind !== 'contact' || answer.contact !== TYPED) throw notAsked();
      const spent = attempt.budget.send(world.now());
      if (spent) return unsentTurn(world, attempt, { spent, step, other: undefined });
      const { username } = attempt;
      const endpoint = contact.adapter === '18' ? 'register-phone' : 'register-2FA';
      const fields = { username, ...(channel === 'sms' ? { phoneNumber: parsed } : { email: parsed }) };
      const reply = await world.service.ask(endpoint, fields, { signal });
      if (reply.isRefused) {
        const fast = tooFast(reply.refusal, world.now());
        return fast ? { step, problem: fast } : { ...edit(), problem: problem('contact-invalid') };
      }
      const { adapter } = contact;
      const known = isMembers(reply.data) ? reply.data[channel === 'sms' ? 'phoneNumber' : 'email'] : undefined;
      const sentTo = typeof known === 'string' && known.trim() !== '' ? known.trim() : recipient;
      const expected = { adapter, channel, contact: sentTo, isEnrolling: true, back: edit };
      return { step: createCodeStep(world, attempt, expected), problem: null };
    },
  };
  return step;
}
