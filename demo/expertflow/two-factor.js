import { randomInt, timingSafeEqual } from 'node:crypto';

import { isTotp, newSecret, totp } from '../simulators/totp.js';
import { qrImage } from './qr-image.js';
import { Refusal, otpManagerRefusal, otpRefusal } from './refusal.js';

/**
 * @typedef {import('./realm.js').Realm} Realm
 * @typedef {import('./user.js').User} User
 * @typedef {'app' | 'sms' | 'email' | 'rsa'} Channel
 * @typedef {{ phone: string, email: string }} Contact digits of a phone number, or an e-mail address; the other is empty
 */

/** How long the code of a hardware token is shown, in seconds. */
const TOKEN_PERIOD = 60;

/**
 * The second factor. It keeps no transaction: what it knows is in the user's attributes, and whoever brings the right
 * code signs in anew with name and password.
 *
 * @param {object} options
 * @param {import('../simulators/simulator.js').Post} options.post
 * @param {() => Date} options.now
 */
export function createTwoFactor({ post, now }) {
  /** @param {Realm} realm @returns {Channel} throws a refusal where the channel is set up wrongly */
  const channelOf = ({ settings: { twoFactor = '', adapter } }) => {
    const known = adapter === 18 ? ['app', 'sms'] : ['app', 'sms', 'email', 'rsa'];
    const channel = twoFactor.toLowerCase();
    if (known.includes(channel)) return /** @type {Channel} */ (channel);
    throw new Refusal('plain', 400, {
      status: 400,
      error_message: 'channelType is empty or invalid. Set it up for the tenant.',
    });
  };

  /** The channel in the words of the library's generation. @param {Realm} realm */
  const nameOf = (realm) => (realm.settings.adapter === 18 ? channelOf(realm) : channelOf(realm).toUpperCase());

  /** Sends a new code, which makes the former one void. @param {Realm} realm @param {User} user @param {string} contact */
  const send = async (realm, user, contact) => {
    const { otpDigits, otpExpiry, adapter } = realm.settings;
    const code = String(randomInt(10 ** otpDigits)).padStart(otpDigits, '0');
    user.sent = { code, expires: now().getTime() + otpExpiry * 1000, attempts: 0 };
    const text = `Your code for Northwind is ${code}. It works for ${Math.round(otpExpiry / 60)} minutes.`;
    try {
      if (user.undeliverable) throw new Error('Undeliverable.');
      if (contact.includes('@')) {
        await post.sendEmail({ from: 'desk@northwind.example', to: contact, subject: 'Your code for Northwind', text });
      } else {
        await post.sendText({ from: 'Northwind', to: contact, text });
      }
    } catch {
      const service = adapter === 18 ? 'Twilio' : 'OTP';
      throw otpRefusal(400, `The code could not be sent: there is an issue with ${service} Service.`);
    }
  };

  /** @param {Realm} realm @param {User} user @param {string} id @param {string} label @param {(at: Date) => string} code */
  const showDevice = (realm, user, id, label, code) =>
    post.addDevice({
      id: `${realm.name} ${user.username} ${id}`,
      owner: user.username,
      label: `${label}, tenant ${realm.name}`,
      code,
      period: id === 'rsa' ? TOKEN_PERIOD : 30,
      now,
    });

  /** @param {User} user */
  const rsaPasscode = (user) => (/** @type {Date} */ at) =>
    user.rsaPin + totp({ secret: user.rsaSecret, at, period: TOKEN_PERIOD });

  /** @param {Realm} realm @param {User} user */
  const startApp = (realm, user) => {
    const { is2FARegistered, otpSecret } = user;
    if (is2FARegistered && otpSecret !== undefined) {
      showDevice(realm, user, 'app', 'Authenticator', (at) => totp({ secret: otpSecret, at }));
      return { message: 'OTP required' };
    }
    const secret = newSecret();
    user.pendingSecret = secret;
    const uri = `otpauth://totp/EFCX:${encodeURIComponent(user.username)}?secret=${secret}&issuer=EFCX`;
    showDevice(realm, user, 'app', 'Authenticator', (at) => totp({ secret, at }));
    return { message: '2FA registration required', otpSecret: secret, qrImage: qrImage(uri) };
  };

  /** @param {User} user @param {string} otp @param {Realm} realm */
  const checkSent = (realm, user, otp) => {
    const { sent } = user;
    const { adapter, otpMaxAttempts } = realm.settings;
    // The older library says of every one of them that there is no such verification.
    const refused = (/** @type {Parameters<typeof otpManagerRefusal>[0]} */ code) =>
      adapter === 18 ? otpRefusal(404, 'The code could not be verified. Ask for a new one.') : otpManagerRefusal(code);
    if (sent === undefined || sent.expires <= now().getTime()) throw refused('OTP_EXPIRED');
    if (sent.attempts >= otpMaxAttempts) throw refused('OTP_MAX_ATTEMPTS');
    if (!isSame(sent.code, otp)) {
      sent.attempts += 1;
      throw refused('OTP_INVALID');
    }
    user.sent = undefined;
  };

  /** @param {Realm} realm @param {Contact} given @returns {string} throws a refusal */
  const readContact = (realm, { phone, email }) => {
    const isPhone = channelOf(realm) === 'sms';
    const isValid = isPhone ? /^\d{7,15}$/.test(phone) : /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
    if (!isValid) throw invalidContact(realm);
    return isPhone ? `+${phone}` : email;
  };

  /** @param {Realm} realm @param {User} user @param {{ contact: string, isRegistered: boolean }} sent */
  const codeSent = (realm, user, { contact, isRegistered }) => ({
    username: user.username,
    is2FARegistered: isRegistered,
    twoFAChannel: nameOf(realm),
    // Not masked: that is left to whoever shows it.
    [contact.includes('@') ? 'email' : 'phoneNumber']: contact,
    message: 'OTP required',
  });

  return {
    send,

    /**
     * What a sign-in answers instead of tokens.
     *
     * @param {Realm} realm
     * @param {User} user
     */
    async start(realm, user) {
      const channel = channelOf(realm);
      // What was begun and left is overwritten by the next sign-in.
      user.pendingContact = undefined;
      const state = { username: user.username, is2FARegistered: user.is2FARegistered, twoFAChannel: nameOf(realm) };
      if (channel === 'app') return { ...state, ...startApp(realm, user) };
      if (channel === 'rsa') {
        showDevice(realm, user, 'rsa', 'SecurID passcode', rsaPasscode(user));
        return { ...state, is2FARegistered: true, message: 'OTP required.' };
      }
      const contact = channel === 'sms' ? user.phone : user.email;
      if (!user.is2FARegistered || contact === undefined) {
        return { ...state, is2FARegistered: false, message: '2FA registration required' };
      }
      await send(realm, user, contact);
      return codeSent(realm, user, { contact, isRegistered: true });
    },

    /**
     * Takes a phone number or e-mail address down for now and sends a code there.
     *
     * @param {Realm} realm
     * @param {User} user
     * @param {Contact} given
     */
    async register(realm, user, given) {
      const contact = readContact(realm, given);
      user.pendingContact = contact;
      await send(realm, user, contact);
      return codeSent(realm, user, { contact, isRegistered: false });
    },

    /**
     * Sends another code to where the last one went. There is no cap on that.
     *
     * @param {Realm} realm
     * @param {User} user
     * @param {Contact} given
     */
    async sendAgain(realm, user, given) {
      const contact = readContact(realm, given);
      const known = user.pendingContact ?? (channelOf(realm) === 'sms' ? user.phone : user.email);
      if (contact !== known) throw invalidContact(realm);
      await send(realm, user, contact);
      return codeSent(realm, user, { contact, isRegistered: user.is2FARegistered });
    },

    /**
     * Whether a code is the right one; the first right one completes what was being set up.
     *
     * @param {Realm} realm
     * @param {User} user
     * @param {string} otp
     */
    check(realm, user, otp) {
      const channel = channelOf(realm);
      if (channel === 'app') {
        // The secret that is being set up counts beside the one that has been confirmed.
        const secrets = [user.pendingSecret, user.otpSecret].filter((secret) => secret !== undefined);
        if (secrets.length === 0) throw otpRefusal(404, 'The user is not registered for 2FA.');
        const window = realm.settings.totpWindow;
        const secret = secrets.find((each) => isTotp({ secret: each, code: otp, at: now(), window }));
        if (secret === undefined) throw otpRefusal(401, 'Invalid OTP.');
        Object.assign(user, { otpSecret: secret, pendingSecret: undefined });
      } else if (channel === 'rsa') {
        const steps = [-1, 0, 1].map((step) => new Date(now().getTime() + step * TOKEN_PERIOD * 1000));
        if (!steps.some((at) => isSame(rsaPasscode(user)(at), otp))) throw otpRefusal(401, 'Invalid OTP.');
      } else {
        const contact = user.pendingContact ?? (channel === 'sms' ? user.phone : user.email);
        if (contact === undefined) throw otpRefusal(404, 'The user is not registered for 2FA.');
        checkSent(realm, user, otp);
        user[channel === 'sms' ? 'phone' : 'email'] = contact;
        user.pendingContact = undefined;
      }
      user.is2FARegistered = true;
    },
  };
}

/** @param {Realm} realm */
function invalidContact({ settings: { adapter } }) {
  return otpRefusal(400, `Invalid ${adapter === 18 ? 'phone number' : 'customerChannelIdentifier'}`);
}

/** @param {string} one @param {string} other */
function isSame(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
