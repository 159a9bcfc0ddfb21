/** Every way into a simulated system, gone through in every engine as somebody does who tries the demo by hand. */
import { SYSTEMS } from '../../demo/systems/systems.js';
import { go, test } from './support/systems-test.js';

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

for (const { load } of Object.values(SYSTEMS)) {
  const { paths } = await load();
  for (const { id, title } of paths) {
    test(`${id}: ${title}`, ({ visitor, demo }) => go(id, REFUSALS[id], visitor, demo));
  }
}
