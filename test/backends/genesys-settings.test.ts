import { expect } from '@open-wc/testing/pure';
import { createGenesysBackend } from '../../src/backends-genesys.js';
import { DeskpassError } from '../../src/core/errors.js';
import { MemorySealedStore } from './memory-sealed-store.js';

const ENGAGE = { client_id: 'desk', url: 'https://genesys.example' };
const CLOUD = { product: 'cloud', client_id: 'desk', region: 'mypurecloud.de' };

const create = (settings: Readonly<Record<string, unknown>>) =>
  createGenesysBackend({
    method: { id: 'genesys', backend: 'genesys', label: 'Genesys', settings },
    pageUrl: 'https://desk.example/agent',
    development: false,
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    now: () => 0,
    store: new MemorySealedStore(),
  });

/** The setting that is named, or nothing. */
const refused = (settings: Readonly<Record<string, unknown>>): unknown => {
  try {
    create(settings);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof DeskpassError)) throw thrown;
    expect([thrown.code, thrown.suggestion === '']).to.deep.equal(['desk-file-invalid', false]);
    return thrown.facts['path'];
  }
};

describe('the settings of Genesys', () => {
  it('are enough with a client and an address, or a client and a region', () => {
    expect(create(ENGAGE).protectedUrls()).to.deep.equal(['https://genesys.example/auth']);
    expect(create(CLOUD).protectedUrls()).to.deep.equal([
      'https://login.mypurecloud.de',
      'https://api.mypurecloud.de/api/v2/tokens',
    ]);
  });

  for (const [what, settings, name] of [
    ['no client', { url: ENGAGE.url }, 'client_id'],
    ['no address', { client_id: 'desk' }, 'url'],
    ['an address with a path', { ...ENGAGE, url: 'https://genesys.example/auth' }, 'url'],
    ['an address with a password', { ...ENGAGE, url: 'https://me:too@genesys.example' }, 'url'],
    ['plain http', { ...ENGAGE, url: 'http://genesys.example' }, 'url'],
    ['no region', { product: 'cloud', client_id: 'desk' }, 'region'],
    ['a region that is no host', { ...CLOUD, region: 'https://mypurecloud.de' }, 'region'],
    ['an organisation alone', { ...CLOUD, org: 'northwind' }, 'provider'],
    ['a provider alone', { ...CLOUD, provider: 'adfs' }, 'org'],
    ['another product', { ...ENGAGE, product: 'pure' }, 'product'],
    ['another prompt', { ...CLOUD, prompt: 'none' }, 'prompt'],
    ['a refusal that means nothing', { ...ENGAGE, refusals: { a: 'no-company', b: 'no-luck' } }, 'refusals.b'],
    ['a misspelt name', { ...ENGAGE, clientId: 'desk' }, 'clientId'],
    ['a setting of the other product', { ...ENGAGE, region: 'mypurecloud.de' }, 'region'],
  ] as const) {
    it(`are refused with ${what}`, () => {
      expect(refused(settings)).to.equal(`signIn[genesys].${name}`);
    });
  }
});
