import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { startDemo } from '../../demo/demo.js';
import { SYSTEMS } from '../../demo/systems/systems.js';
import { send } from './browser.js';

/** @type {Awaited<ReturnType<typeof startDemo>>} */
let demo;
/** @type {readonly import('../../demo/systems/start-systems.js').Way[]} */
let ways;
before(async () => {
  demo = await startDemo({ portBase: 4840, systems: true });
  ways = demo.systems?.ways ?? [];
});
after(() => demo.close());

const get = (/** @type {string} */ path) => send(new URL(path, demo.urls.desk));

describe('the start page', () => {
  it('has a card for every path of every simulated system', async () => {
    const { body } = await get('/start/');
    const simulators = await Promise.all(Object.values(SYSTEMS).map(({ load }) => load()));
    const paths = simulators.flatMap((simulator) => simulator.paths);
    assert.deepEqual(
      paths.filter(({ id }) => !body.includes(`href="/ways/${id}/"`)).map(({ id }) => id),
      [],
    );
  });

  it('runs under the same policy as the desk, with nothing inline', async () => {
    const [start, desk] = [await get('/start/'), await get('/')];
    assert.equal(start.headers['content-security-policy'], desk.headers['content-security-policy']);
    assert.doesNotMatch(start.body, /<style|style=|<script| on\w+=/);
  });
});

describe('the table of compatibility', () => {
  it('has a row for every path of every simulated system, and no other', async () => {
    const text = await readFile(new URL('../../docs/compatibility.md', import.meta.url), 'utf8');
    const titles = new Set(Object.values(SYSTEMS).map(({ title }) => title));
    const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    assert.deepEqual(
      rows.filter(([, system = '']) => titles.has(system)).map(([, system, mode, , title]) => [system, mode, title]),
      ways.map(({ system, path }) => [system, path.mode, path.title]),
    );
  });
});

describe('a way', () => {
  it('has a page with the desk, and says as whom to sign in', async () => {
    for (const { page, path } of ways) {
      const { status, body } = await get(page);
      assert.equal(status, 200);
      assert.match(body, new RegExp(`<deskpass-desk src="${page}desk.json">`));
      if (path.username) assert.ok(body.includes(`>${path.username}</code>`), path.id);
    }
  });

  it('has a desk file with its system alone, which the policy lets the vault call', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    for (const { page, method } of ways) {
      const { signIn } = JSON.parse((await get(`${page}desk.json`)).body);
      assert.deepEqual(signIn, [method]);
      for (const value of Object.values(method)) {
        if (!URL.canParse(String(value))) continue;
        const { origin } = new URL(String(value));
        assert.ok(origin === demo.urls.desk || policy.includes(` ${origin}`), origin);
      }
    }
  });

  it('stands for a system that answers, set up for that way', async () => {
    for (const { method, path } of ways.filter(({ path }) => path.settings?.authMode)) {
      const { body } = await send(new URL('/finesse/api/SystemInfo', String(method.url)));
      assert.ok(body.includes(`<systemAuthMode>${path.settings?.authMode}</systemAuthMode>`), path.id);
    }
  });

  it('that does not exist is not found', async () => {
    assert.equal((await get('/ways/none/')).status, 404);
  });
});

describe('a demo without the systems', () => {
  it('has no start page', async () => {
    const plain = await startDemo({ portBase: 4920 });
    const { status } = await send(new URL('/start/', plain.urls.desk));
    await plain.close();
    assert.equal(status, 404);
  });
});
