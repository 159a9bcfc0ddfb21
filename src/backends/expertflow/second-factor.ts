import { isMembers } from './refusal.js';

/** The channels of both generations of the library; the older one spells them in lower case and has the first two. */
const CHANNELS = ['app', 'sms', 'email', 'rsa'] as const;

export type FactorChannel = (typeof CHANNELS)[number];
/** Whether codes are sent, and not shown by something that the agent has. */
export const isSent = (channel: FactorChannel): channel is 'sms' | 'email' => channel === 'sms' || channel === 'email';

export type Adapter = '18' | '19';

/** What a sign-in answers where a second factor is needed. */
export type SecondFactor = { readonly adapter: Adapter } & (
  | { readonly state: 'enrol-app'; readonly key: string }
  | { readonly state: 'enrol-contact'; readonly channel: 'sms' | 'email' }
  | {
      readonly state: 'code';
      readonly channel: FactorChannel;
      /** Where the code has been sent, unmasked, or empty. */
      readonly contact: string;
    }
);

/**
 * Reads the state of the second factor by its members alone, never by its message. Null where it is none that is
 * documented.
 */
export function readSecondFactor(data: unknown, adapter: Adapter | null): SecondFactor | null {
  if (!isMembers(data)) return null;
  const { is2FARegistered: registered, twoFAChannel: word, otpSecret, phoneNumber, email } = data;
  if (typeof word !== 'string') return null;
  const channel = CHANNELS.find((one) => one === word.trim().toLowerCase());
  if (channel === undefined) return null;
  const isRegistered = registered === true || registered === 'true';
  if (!isRegistered && registered !== false && registered !== 'false') return null;
  const generation = adapter ?? (word.trim() === channel ? '18' : '19');
  if (isRegistered || channel === 'rsa') {
    const contact = channel === 'email' ? email : channel === 'sms' ? phoneNumber : '';
    return { adapter: generation, state: 'code', channel, contact: typeof contact === 'string' ? contact.trim() : '' };
  }
  if (channel !== 'app') return { adapter: generation, state: 'enrol-contact', channel };
  const key = readKey(otpSecret);
  return key === null ? null : { adapter: generation, state: 'enrol-app', key };
}

/** A key in base32 without padding (RFC 4648 §6), of 80 to 1024 bits. */
function readKey(secret: unknown): string | null {
  if (typeof secret !== 'string') return null;
  const key = secret.replaceAll(/[\s=]/g, '').toUpperCase();
  return /^[A-Z2-7]{16,205}$/.test(key) ? key : null;
}
