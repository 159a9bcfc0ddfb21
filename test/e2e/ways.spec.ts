/** Every way into a simulated system, gone through in every engine as somebody does who tries the demo by hand. */
import { expect } from '@playwright/test';
import { SYSTEMS } from '../../demo/systems/systems.js';
import { go, test, wayOf } from './support/systems-test.js';

/** Where a way ends that does not lead to the desk: what the card, or the system's own page, says then. */
const REFUSALS: Readonly<Record<string, string>> = {
  'expertflow-disabled': 'This account is switched off',
  'expertflow-no-team': 'You may not use this desk',
  'finesse-stranger': 'You may not use this desk',
  'finesse-phone-in-use': 'Somebody else uses this phone line.',
  'genesys-directory': 'Your password has to be changed first',
  'genesys-external-off': 'This account cannot sign in here',
  'genesys-no-company': 'You belong to no company yet',
  'genesys-no-roles': 'You have no role yet',
  'genesys-two-factor-none': 'You cannot go on by yourself.',
  'unblu-no-password': 'That did not match.',
  'unblu-setup': 'That did not match.',
};

/** Who the agent bar says has come in, by what they call themselves. */
const NAMES: Readonly<Record<string, string>> = {
  '': 'Visitor',
  aowens: 'Alex Owens',
  carol: 'Carol Ng',
  'carol.ng@northwind.example': 'Carol Ng',
  expiring: 'Ed Spiring',
  federated: 'Fay Derated',
  // A JSON Web Token has no person's name.
  'genesys-form': 'sjefferson',
  'genesys-company': 'Sam Jefferson',
  mgarcia: 'Miguel García',
  'miguel.garcia@northwind.example': 'Miguel Garcia',
  'rosa.read@northwind.example': 'Rosa Read',
  rread: 'Rosa Read',
  'sarah.jefferson@northwind.example': 'Sarah Jefferson',
  sjefferson: 'Sarah Jefferson',
  'Southwind\\sjefferson': 'Sam Jefferson',
  temporary: 'Tess Porary',
  'Unlinked\\no-company': 'Noah Company',
};

/** What each system answers a gadget that asks it as the agent: nobody else is told. */
const RECORDS: Readonly<Record<string, string>> = {
  expertflow: '"path": "/ccm/customers"',
  'finesse-failover': '<firstName>Rosa</firstName>',
  'finesse-password': '<firstName>Rosa</firstName>',
  genesys: '"userName": "sjefferson"',
  'genesys-cloud': '"name": "Sarah Jefferson"',
  'genesys-company': '"lastName": "Jefferson"',
  unblu: '"name": "Northwind"',
};

/** Where the agent chooses a new password on the way. */
const CHANGED: readonly string[] = ['expertflow-expiring', 'expertflow-temporary'];

for (const { load } of Object.values(SYSTEMS)) {
  const { paths } = await load();
  for (const { id, title, username, password } of paths) {
    test(`${id}: ${title}`, async ({ visitor, demo }) => {
      const refusal = REFUSALS[id];
      const name = NAMES[id] ?? NAMES[username] ?? `a name for ${username}`;
      await go(id, refusal === undefined ? { name } : { refusal }, visitor, demo);

      if (CHANGED.includes(id)) expect(wayOf(id, demo).running.agent(username).password).not.toBe(password);
      const record = RECORDS[id];
      if (record !== undefined) await visitor.seesInGadget('Your record', record);
    });
  }
}
