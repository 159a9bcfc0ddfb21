/** What of the real bundle a page fetches, by the way its agents sign in. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sizeLimits from '../../.size-limit.js';
import { expect } from './support/test.js';
import { go, test } from './support/systems-test.js';
import { signIn } from './support/visitor.js';
import { tapServers } from './support/wire-tap.js';

/** Names that only the OpenID engine has, as they survive minification. */
const ENGINE = /oidc-client-ts|OidcClient|signinRedirect/;
const BUNDLE = new URL('../../dist/bundle/', import.meta.url).pathname;

interface Loaded {
  /** All of the bundle. */
  readonly files: readonly string[];
  /** The backends' own chunks. */
  readonly backends: readonly string[];
  /** The files that hold something of the OpenID engine. */
  readonly engine: readonly string[];
}

/** Notes what the desk's server gives out of the bundle while something is done. */
async function loadedBy(desk: string, act: () => Promise<void>): Promise<Loaded> {
  const tap = tapServers((port) => port === Number(new URL(desk).port));
  await act();
  tap.stop();
  const files = [...new Set(tap.exchanges.flatMap(({ url }) => /^\/deskpass\/([\w.-]+\.js)/.exec(url)?.[1] ?? []))];
  expect(files).toContain('vault.js');
  return {
    files,
    backends: files.flatMap((file) => /^(\w+)-backend-/.exec(file)?.[1] ?? []),
    engine: files.filter((file) => ENGINE.test(readFileSync(join(BUNDLE, file), 'utf8'))),
  };
}

for (const [backend, way, name] of [
  ['expertflow', 'expertflow-app', 'Miguel García'],
  ['finesse', 'finesse-password', 'Rosa Read'],
  ['genesys', 'genesys', 'Sarah Jefferson'],
  ['unblu', 'unblu', 'Sarah Jefferson'],
] as const) {
  test(`a page that signs in at ${backend} loads that backend alone, and nothing of OpenID Connect`, async ({
    visitor,
    demo,
  }) => {
    const loaded = await loadedBy(demo.urls.desk, () => go(way, { name }, visitor, demo));

    expect(loaded).toMatchObject({ backends: [backend], engine: [] });
  });
}

test('a page that signs in by OpenID Connect loads what the size check counts, and nothing else', async ({
  visitor,
  demo,
}) => {
  const { settings } = demo.host;
  const { elements } = settings;
  settings.elements = '<deskpass-login src="/desk.json"></deskpass-login>';

  const { files, backends, engine } = await loadedBy(demo.urls.desk, () => signIn(visitor, demo.urls.desk)).finally(
    () => {
      settings.elements = elements;
    },
  );

  const counted = sizeLimits.flatMap(({ name, path }) => (name === 'until the agent is signed in' ? path : []));
  expect(files.toSorted()).toEqual(counted.map((file) => basename(file)).toSorted());
  expect(backends).toEqual(['oidc']);
  expect(engine).not.toEqual([]);
});
