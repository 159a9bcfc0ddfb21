/** What a person reads where a machine has no browser for the tests. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { root } from './tree.js';

/** Runs the tests on a machine that has the programs of one folder. @param {string} folder */
function runWith(folder) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'test/support/run-tests.js'), 'unit', '--engine', 'firefox'],
    { encoding: 'utf8', env: { PATH: folder, FIREFOX_PATH: join(folder, 'firefox') } },
  );
  return { status, text: stderr + stdout };
}

/** @param {test.TestContext} t */
async function newFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'deskpass-programs-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('without a browser, the tests say how to get one and fail', async (t) => {
  const { status, text } = runWith(await newFolder(t));

  assert.equal(status, 1);
  assert.match(text, /No browser to test in\.\n {2}firefox: install Firefox or set FIREFOX_PATH\n/);
  assert.match(text, /0 passed, 1 failed/);
});

test('where Debian cannot install it, they name the command that does', async (t) => {
  const folder = await newFolder(t);
  await writeFile(join(folder, 'apt-get'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });

  const { status, text } = runWith(folder);

  const isDebian = existsSync('/etc/debian_version');
  assert.equal(status, 1);
  assert.match(text, isDebian ? /firefox: run: sudo apt-get install .*\bfirefox-esr\b/ : /firefox: install Firefox/);
});
