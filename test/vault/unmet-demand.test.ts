import { expect } from '@open-wc/testing/pure';
import { refuseUnmetDemand } from '../../src/vault/unmet-demand.js';

describe('demands of a sign-in', () => {
  it('are refused by name where the backend does not meet them', () => {
    expect(() => {
      refuseUnmetDemand({ acr: ['gold'], loginHint: 'sjefferson' }, { meets: ['loginHint'] });
    })
      .to.throw()
      .that.deep.includes({ code: 'provider-refused', facts: { demand: 'acr' } });
  });

  it('are all refused where the backend says nothing about them', () => {
    expect(() => {
      refuseUnmetDemand({ maxAge: 60 }, {});
    })
      .to.throw()
      .with.property('code', 'provider-refused');
  });

  it('pass where there are none', () => {
    refuseUnmetDemand({}, {});
  });
});
