import { PLACES } from './directory-entries.js';

/**
 * What a realm has to know of a directory so that its people can sign in (Keycloak's LDAP user federation): a provider,
 * and mappers which turn what the directory says they belong to into groups and roles of the realm. What Keycloak adds
 * by itself (user name, last name, e-mail address) fits.
 *
 * @param {import('./directory-server.js').Directory} directory
 */
export function directoryFederation({ url, reader }) {
  return {
    provider: {
      name: 'directory',
      providerId: 'ldap',
      providerType: 'org.keycloak.storage.UserStorageProvider',
      config: listed({
        enabled: 'true',
        priority: '0',
        vendor: 'other',
        connectionUrl: url,
        authType: 'simple',
        bindDn: reader.dn,
        bindCredential: reader.password,
        usersDn: PLACES.people,
        searchScope: '1',
        usernameLDAPAttribute: 'uid',
        rdnLDAPAttribute: 'uid',
        uuidLDAPAttribute: 'entryUUID',
        userObjectClasses: 'inetOrgPerson',
        // People are copied at their first sign-in, without their password: that one is asked of the directory each time.
        importEnabled: 'true',
        editMode: 'READ_ONLY',
        syncRegistrations: 'false',
        trustEmail: 'true',
        cachePolicy: 'DEFAULT',
      }),
    },
    mappers: [
      // Keycloak would take the whole name for the first one.
      mapper('first name', 'user-attribute-ldap-mapper', { 'ldap.attribute': 'givenName' }),
      mapper('groups', 'group-ldap-mapper', {
        ...MEMBERSHIP,
        'groups.dn': PLACES.groups,
        'group.name.ldap.attribute': 'cn',
        'group.object.classes': 'groupOfNames',
        'groups.path': '/',
        'preserve.group.inheritance': 'false',
        'drop.non.existing.groups.during.sync': 'false',
        'user.roles.retrieve.strategy': 'LOAD_GROUPS_BY_MEMBER_ATTRIBUTE',
      }),
      mapper('roles', 'role-ldap-mapper', {
        ...MEMBERSHIP,
        'roles.dn': PLACES.roles,
        'role.name.ldap.attribute': 'cn',
        'role.object.classes': 'groupOfNames',
        'use.realm.roles.mapping': 'true',
        'user.roles.retrieve.strategy': 'LOAD_ROLES_BY_MEMBER_ATTRIBUTE',
      }),
    ],
  };
}

/** Who belongs to a group or has a role stands in its own entry. */
const MEMBERSHIP = {
  mode: 'READ_ONLY',
  'membership.ldap.attribute': 'member',
  'membership.attribute.type': 'DN',
  'membership.user.ldap.attribute': 'uid',
};

/** @param {string} name @param {string} providerId @param {Record<string, string>} config */
const mapper = (name, providerId, config) => ({
  name,
  providerId,
  providerType: 'org.keycloak.storage.ldap.mappers.LDAPStorageMapper',
  config: listed(config),
});

/** Keycloak takes a list for each setting of a component. @param {Record<string, string>} config */
const listed = (config) => Object.fromEntries(Object.entries(config).map(([name, value]) => [name, [value]]));
