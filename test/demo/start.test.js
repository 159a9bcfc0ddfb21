import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

import { send } from './browser.js';

const START = fileURLToPath(new URL('../../demo/start.js', import.meta.url));

/** @param {string[]} args */
function start(...args) {
  const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const until = (/** @type {RegExp} */ pattern) =>
    new Promise((resolve) => {
      const look = (/** @type {Buffer | string} */ text = '') => {
        output += text;
        if (pattern.test(output)) resolve(output);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      // Not at its exit, when its last words may still be on their way.
      child.once('close', () => resolve(output));
      look();
    });
  return { child, exited: once(child, 'close'), until };
}

describe('npm start', () => {
  it('says how it is used when the command line is not understood', async () => {
    const { exited, until } = start('--port-base', 'abc');
    assert.match(await until(/Usage/), /--port-base N/);
    assert.deepEqual(await exited, [2, null]);
  });

  it('prints the address and who can sign in, serves the page, and ends when it is told to', async () => {
    const { child, exited, until } = start('--port-base', '4700');
    assert.match(await until(/Ctrl\+C/), /http:\/\/desk\.localhost:4700\/[^]*sjefferson[^]*Ctrl\+C/);
    const { status } = await send(new URL('http://desk.localhost:4700/deskpass/deskpass.js'));
    child.kill('SIGTERM');
    assert.deepEqual([status, await exited], [200, [0, null]]);
  });

  it('names the port that is in use and the option that takes others', async () => {
    const other = createServer().listen(4771, '127.0.0.1');
    await once(other, 'listening');
    const { exited, until } = start('--port-base', '4770');
    assert.match(await until(/--port-base/), /Port 4771 is in use\.[^]*npm start -- --port-base 4200/);
    assert.deepEqual(await exited, [1, null]);
    other.close();
  });
});
