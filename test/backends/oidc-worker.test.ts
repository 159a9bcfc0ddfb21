import { expect } from '@open-wc/testing/pure';
import { SUBJECT } from '../fixtures/hostile-provider.js';

describe('oidc in a worker', () => {
  it('signs in, renews and signs out without a window or web storage', async () => {
    const worker = new Worker(new URL('./oidc-in-worker.ts', import.meta.url), { type: 'module' });
    const result: unknown = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    worker.terminate();
    expect(result).to.include({ hasWindow: false, hasStorage: false });
    expect(result).to.have.nested.property('session.identity.subject', SUBJECT);
    expect(result)
      .to.have.property('address')
      .that.matches(/\/logout\?/);
  });
});
