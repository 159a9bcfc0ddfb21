import { expect } from '@open-wc/testing/pure';
import { asDeskpassError, DeskpassError, fromWireError, toWireError } from '../../src/core/errors.js';

describe('a Deskpass error', () => {
  it('survives the way over a port', () => {
    const error = new DeskpassError('request-refused', 'No', { suggestion: 'Ask', facts: { rule: 'path', index: 2 } });
    const { code, message, suggestion, facts, name } = fromWireError(structuredClone(toWireError(error)));
    expect({ code, message, suggestion, facts, name }).to.deep.equal({
      code: 'request-refused',
      message: 'No',
      suggestion: 'Ask',
      facts: { rule: 'path', index: 2 },
      name: 'DeskpassError',
    });
  });

  it('leaves its cause behind', () => {
    const error = new DeskpassError('internal', 'No', { cause: new Error('Bearer abc') });
    expect(JSON.stringify(toWireError(error))).not.to.contain('Bearer');
  });

  it('stands for anything thrown without its text', () => {
    expect(asDeskpassError(new TypeError('Bearer abc'), 'network-failed')).to.include({
      code: 'network-failed',
      message: 'Deskpass failed: network-failed',
    });
  });
});
