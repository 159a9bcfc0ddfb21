import { IframeLoader } from '../../src/host.js';
import { describeGadgetLoader } from '../contracts/gadget-loader-contract.js';
import { fixtureGadget } from '../fixtures/gadget-fixtures.js';

describeGadgetLoader('iframe', () => new IframeLoader(), {
  obedient: fixtureGadget('obedient.html'),
  silent: fixtureGadget('silent.html'),
  deaf: fixtureGadget('by-hand.html?deaf'),
  forbidden: fixtureGadget('obedient.html', {
    src: new URL('/test/fixtures/gadgets/obedient.html', location.href).href,
  }),
});
