import { FinesseUnreachable, finesseInaccessible, finesseUser } from './finesse-sign-in.js';
import { changePassword, passwordPolicies } from './passwords.js';
import * as refusal from './refusal.js';
import { passwordGrant } from './sign-in.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./realm.js').Realm} Realm
 *
 * @typedef {object} Call a request with what each of the endpoints needs
 * @property {Exchange} exchange
 * @property {Realm} realm
 * @property {(name: keyof import('./settings.js').FieldNames) => string} field of the body; empty where it is no string
 * @property {Record<string, unknown>} body
 *
 * @typedef {object} Endpoint
 * @property {string} method
 * @property {string} name below `/agent-manager/agent/` and `/unified-admin/keycloakLogin/`
 * @property {'open' | 'unlisted'} access `unlisted`: missing among the published gateway's exceptions
 * @property {(18 | 19)[]} adapters generations of the library that have it
 * @property {(call: Call) => Promise<unknown>} handle gives the answer's data; rejects with a refusal
 */

/**
 * The endpoints for agents, with the adapters that have them.
 *
 * @param {object} options
 * @param {import('./settings.js').ExpertflowSettings} options.settings
 * @param {ReturnType<typeof import('./sign-in.js').createSignIn>} options.signIn
 * @param {ReturnType<typeof import('./two-factor.js').createTwoFactor>} options.twoFactor
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {() => Date} options.now
 * @returns {Endpoint[]}
 */
export function agentEndpoints({ settings, signIn, twoFactor, tokens, now }) {
  /** @param {Call} call */
  const byFinesse = async ({ realm, field, body }) => {
    const text = (/** @type {string} */ name) => (typeof body[name] === 'string' ? body[name] : '');
    const extension = text('agentExtension') || text('extension');
    const given = {
      username: field('username'),
      password: field('password'),
      authToken: text('authToken'),
      authWithSSO: body['authWithSSO'] === true,
      finesseUrl: text('finesseUrl'),
      roles: Array.isArray(body['roles']) ? body['roles'].filter((role) => typeof role === 'string') : ['agent'],
      extension: extension === '' ? undefined : extension,
    };
    try {
      return await finesseUser(realm, given, now());
    } catch (error) {
      if (!(error instanceof FinesseUnreachable)) throw error;
      if (settings.finesseUnreachable === 'hang') await new Promise(() => {});
      throw finesseInaccessible(given.finesseUrl);
    }
  };

  /** @param {Call} call */
  const userOf = ({ realm, field }) => {
    const user = realm.find(field('username'));
    if (user === undefined) throw refusal.otpRefusal(404, 'The user does not exist.');
    return user;
  };

  /** The number may begin with a plus here. @param {Call} call */
  const contactOf = ({ field }) => ({ phone: field('phone').replace(/^\+/, ''), email: field('email') });

  return [
    {
      method: 'POST',
      name: 'login',
      access: 'open',
      adapters: [18, 19],
      async handle(call) {
        const { realm, field, body } = call;
        // Cisco owns the second factor of its own agents.
        if (typeof body['finesseUrl'] === 'string' && body['finesseUrl'] !== '') {
          const user = await byFinesse(call);
          signIn.authorise(user);
          return signIn.grant(realm, user);
        }
        const user = passwordGrant(realm, field('username'), field('password'));
        signIn.authorise(user);
        return realm.settings.twoFactor === undefined ? signIn.grant(realm, user) : twoFactor.start(realm, user);
      },
    },
    {
      method: 'POST',
      name: 'validate-otp',
      access: 'open',
      adapters: [18, 19],
      async handle(call) {
        const { realm, field } = call;
        // The code comes first; name and password are looked at when it was right.
        twoFactor.check(realm, userOf(call), field('otp'));
        const user = passwordGrant(realm, field('username'), field('password'));
        signIn.authorise(user);
        return signIn.grant(realm, user);
      },
    },
    {
      method: 'POST',
      name: 'register-phone',
      access: 'open',
      adapters: [18],
      // Digits alone: a number with its plus is refused.
      handle: async (call) => twoFactor.register(call.realm, userOf(call), { phone: call.field('phone'), email: '' }),
    },
    {
      method: 'POST',
      name: 'send-sms-otp',
      access: 'open',
      adapters: [18],
      async handle({ realm, field }) {
        const phone = `+${field('phone').replace(/^\+/, '')}`;
        const user = realm.findByContact(phone);
        if (user === undefined) throw refusal.otpRefusal(400, 'Invalid phone number');
        await twoFactor.send(realm, user, phone);
        return 'OTP sent successfully.';
      },
    },
    {
      method: 'POST',
      name: 'register-2FA',
      access: 'unlisted',
      adapters: [19],
      handle: async (call) => twoFactor.register(call.realm, userOf(call), contactOf(call)),
    },
    {
      method: 'POST',
      name: 'resendOTP',
      access: 'unlisted',
      adapters: [19],
      handle: async (call) => twoFactor.sendAgain(call.realm, userOf(call), contactOf(call)),
    },
    {
      method: 'POST',
      name: 'reset-pswd',
      access: 'unlisted',
      adapters: [19],
      async handle({ realm, field }) {
        const user = realm.find(field('username'));
        if (user === undefined || user.password !== field('currentPassword')) throw refusal.invalidCredentials();
        const changed = changePassword(realm, user, field('newPassword'), now());
        if (realm.settings.changeEndsSessions) tokens.revoke(user);
        return changed;
      },
    },
    ...['GET', 'POST'].map(
      /** The method is not documented. @returns {Endpoint} */ (method) => ({
        method,
        name: 'pswd-policies',
        access: 'unlisted',
        adapters: [19],
        async handle(call) {
          return passwordPolicies(call.realm, userOf(call));
        },
      }),
    ),
  ];
}
