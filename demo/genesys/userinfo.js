import { SignJWT } from 'jose';

/**
 * @typedef {import('./directory.js').Person} Person
 * @typedef {import('./settings.js').GenesysSettings} GenesysSettings
 */

/** @param {GenesysSettings} settings @param {string | undefined} company @param {Person} person */
function common(settings, company, person) {
  const { mustChangePassword, passwordIn } = person;
  return {
    dbid: person.dbid,
    authorities: person.authorities,
    properties: {
      ...(mustChangePassword ? { [settings.changePasswordProperty]: 'true' } : {}),
      ...(passwordIn === 'directory' ? { passwordIn } : {}),
    },
    environment: 'f6d2c0aa-7c7e-4f42-9c7b-3a7f8b0c1d01',
    center: company === undefined ? undefined : `9350e2fc-a1dd-4c65-8d40-${company.padEnd(12, '0').slice(0, 12)}`,
  };
}

/** `/userinfo` @param {GenesysSettings} settings @param {string | undefined} company @param {Person} person */
export function userInfo(settings, company, person) {
  const { environment, center, ...rest } = common(settings, company, person);
  return {
    username: person.email,
    loginName: person.username,
    cmeUserName: person.username,
    environmentId: environment,
    ...(center === undefined ? {} : { contactCenterId: center }),
    ...rest,
  };
}

/** `/openid/userinfo` @param {GenesysSettings} settings @param {string | undefined} company @param {Person} person @param {string} clientId */
export function openIdUserInfo(settings, company, person, clientId) {
  const { environment, center, ...rest } = common(settings, company, person);
  return {
    sub: `${person.tenant}:${person.dbid}`,
    aud: clientId,
    email: person.email,
    given_name: person.firstName,
    family_name: person.lastName,
    user_name: person.username,
    environment_id: environment,
    ...(center === undefined ? {} : { contact_center_id: center }),
    ...rest,
  };
}

/** What `/jwt-userinfo` puts into a header. @param {object} claims @param {Uint8Array} key @param {Date} now */
export const asJwt = (claims, key, now) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .sign(key);
