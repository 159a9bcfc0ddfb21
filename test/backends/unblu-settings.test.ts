import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { createBackend } from './unblu-journey.js';

const good = { url: 'https://unblu.example' };
const byToken = { ...good, signIn: 'secure-token', apiKey: 'key', tokenUrl: 'https://www.example/token' };

const never: typeof fetch = () => Promise.reject(new Error('nothing is sent'));

const mendOf = (settings: Readonly<Record<string, unknown>>): unknown => {
  try {
    createBackend(never, settings);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof DeskpassError)) throw thrown;
    return [thrown.code, thrown.facts['path'], thrown.suggestion !== ''];
  }
};

describe('the settings of an unblu sign-in method', () => {
  for (const settings of [good, byToken, { ...good, allowedTransitions: ['authenticated-to-other'] }]) {
    it(`can be ${JSON.stringify(settings)}`, () => {
      expect(mendOf(settings)).to.equal(null);
    });
  }

  for (const [name, settings] of [
    ['url', {}],
    ['url', { url: 'http://unblu.example' }],
    ['url', { url: 'https://unblu.example/app' }],
    ['url', { url: 'https://user@unblu.example' }],
    ['signIn', { ...good, signIn: 'magic' }],
    ['entryPath', { ...good, entryPath: 'app' }],
    ['entryPath', { ...good, entryPath: '/app/' }],
    ['entryPath', { ...good, entryPath: '/../app' }],
    ['entryPath', { ...good, entryPath: '/app?x' }],
    ['api', { ...good, api: 'v5' }],
    ['apiKey', { ...byToken, apiKey: undefined }],
    ['tokenUrl', { ...byToken, tokenUrl: undefined }],
    ['tokenUrl', { ...byToken, tokenUrl: '/token' }],
    ['tokenUrl', { ...byToken, tokenUrl: 'https://www.example/token?who=me' }],
    ['apiKey', { ...good, apiKey: 'of no use here' }],
    ['allowedTransitions', { ...good, allowedTransitions: ['any'] }],
    ['xsrfHeaders.Authorization', { ...good, xsrfHeaders: { Authorization: 'Basic eA==' } }],
    ['xsrfHeaders.X-XSRF', { ...good, xsrfHeaders: { 'X-XSRF': 'two\nlines' } }],
    ['xsrfHeaders.X-XSRF', { ...good, xsrfHeaders: { 'X-XSRF': 1 } }],
    ['checkInterval', { ...good, checkInterval: 5 }],
    ['entrypath', { ...good, entrypath: '/app' }],
  ] as const) {
    it(`cannot be ${JSON.stringify(settings)}, and ${name} is named`, () => {
      expect(mendOf(settings)).to.deep.equal(['desk-file-invalid', `signIn[unblu].${name}`, true]);
    });
  }

  it('lead to the entry paths of agents and of visitors', () => {
    const guarded = (settings: object) => createBackend(never, { ...settings }).protectedUrls()[0];
    expect([guarded(good), guarded(byToken), guarded({ ...good, entryPath: '/co-unblu' })]).to.deep.equal([
      'https://unblu.example/app/rest/v3/authenticator',
      'https://unblu.example/unblu/rest/v3/authenticator',
      'https://unblu.example/co-unblu/rest/v3/authenticator',
    ]);
  });
});
