import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createCodeCheck } from '../../demo/host/code-check.js';

/** Codes at a clock that stands still until it is moved. */
function codes() {
  /** @type {string[]} */
  const delivered = [];
  const clock = { now: 1_000_000 };
  const check = createCodeCheck({ deliver: async (code) => void delivered.push(code), now: () => clock.now });
  return { ...check, delivered, clock, other: () => (delivered.at(-1) === '000000' ? '000001' : '000000') };
}

describe('the codes of the page that has a sign-in of its own', () => {
  it('are of six digits, and taken once', async () => {
    const { send, check, delivered } = codes();
    const { id } = await send('');
    const [code = ''] = delivered;
    assert.match(code, /^\d{6}$/);
    assert.deepEqual([check(id, code).problem, check(id, code).problem], [null, 'code-expired']);
  });

  it('are of no use after five others were tried', async () => {
    const { send, check, delivered, other } = codes();
    const { id } = await send('');
    const left = [1, 2, 3, 4, 5].map(() => check(id, other()).attemptsLeft);
    assert.deepEqual([left, check(id, delivered[0] ?? '').problem], [[4, 3, 2, 1, 0], 'code-expired']);
  });

  it('are good for five minutes', async () => {
    const { send, check, delivered, clock } = codes();
    const { id } = await send('');
    clock.now += 300_000;
    assert.equal(check(id, delivered[0] ?? '').problem, 'code-expired');
  });

  it('are sent again after thirty seconds, and the one before is of no use then', async () => {
    const { send, check, delivered, clock } = codes();
    const first = await send('');
    const early = await send(first.id);
    clock.now += 30_000;
    const second = await send(first.id);
    assert.deepEqual([early.id, delivered.length], [first.id, 2]);
    assert.equal(check(first.id, delivered[0] ?? '').problem, 'code-expired');
    assert.equal(check(second.id, delivered[1] ?? '').problem, null);
  });
});
