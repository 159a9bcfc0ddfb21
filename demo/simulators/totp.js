import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of 160 bits, in base32 (RFC 4648, section 6). */
export function newSecret() {
  return [...randomBytes(32)].map((byte) => ALPHABET[byte % 32]).join('');
}

/**
 * The time-based one-time password of a moment (RFC 6238, with SHA-1).
 *
 * @param {object} options
 * @param {string} options.secret in base32
 * @param {Date} options.at
 * @param {number} [options.period] in seconds. Default 30
 * @param {number} [options.digits] default 6
 */
export function totp({ secret, at, period = 30, digits = 6 }) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000 / period)));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  // Dynamic truncation (RFC 4226, section 5.3).
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * @param {object} options
 * @param {string} options.secret in base32
 * @param {string} options.code
 * @param {Date} options.at
 * @param {number} [options.period] in seconds. Default 30
 * @param {number} [options.digits] default 6
 * @param {number} [options.window] periods before and after that count too. Default 1
 */
export function isTotp({ secret, code, at, period = 30, digits = 6, window = 1 }) {
  const given = Buffer.from(code);
  let matches = false;
  for (let step = -window; step <= window; step += 1) {
    const moment = new Date(at.getTime() + step * period * 1000);
    const expected = Buffer.from(totp({ secret, at: moment, period, digits }));
    if (given.length === expected.length && timingSafeEqual(given, expected)) matches = true;
  }
  return matches;
}

/** @param {string} text */
function fromBase32(text) {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
