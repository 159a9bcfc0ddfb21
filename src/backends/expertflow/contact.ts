/** Digits in the scripts that a phone number may be typed in: Arabic-Indic and its Persian form, by their last four bits. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * A phone number or an address as Expertflow takes it: a number in its digits without `+` (7 to 15 of them), however
 * it was typed. Null where it cannot be one.
 */
export function parseContact(channel: 'sms' | 'email', typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  if (channel === 'email') return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null;
  const plain = text
    .replaceAll(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll(/[\s()./\p{Pd}\u200e\u200f\u202a-\u202e]/gu, '')
    .replace(/^(?:\+|00)/, '');
  return /^\d{7,15}$/.test(plain) ? plain : null;
}

/** A contact as it may be shown: Expertflow sends it unmasked. */
export function maskContact(contact: string): string {
  const at = contact.lastIndexOf('@');
  if (at > 0) return `${String.fromCodePoint(contact.codePointAt(0) ?? 0)}•••${contact.slice(at)}`;
  return contact.length > 4 ? `•••${contact.slice(-2)}` : '•••';
}
