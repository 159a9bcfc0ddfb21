import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { type Received } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';
import { waitUntil } from '../fixtures/wait-until.js';

const ORDERS_URL = 'https://orders.example/v2/orders';

const isFirst = ({ authorization }: Received): boolean => authorization === `Bearer ${SCRIPTED_TOKEN}-1`;

let vault: OpenVault;
let gadget: Awaited<ReturnType<OpenVault['attach']>>;

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe('a credential that has expired by the clock', () => {
  const sleepTillExpired = (): void => {
    vault.clock.sleep(3_600_000);
  };

  it('is renewed before it is sent, once for fifty calls', async () => {
    sleepTillExpired();
    await Promise.all(Array.from({ length: 50 }, () => gadget.call('fetch', get(ORDERS_URL))));
    expect([vault.script.renewals, vault.service.received.filter(isFirst).length]).to.deep.equal([1, 0]);
  });

  it('and cannot be renewed now is not sent: the call fails with renewal-failed', async () => {
    vault.script.onRenew = () => {
      throw new DeskpassError('provider-unreachable', 'offline');
    };
    sleepTillExpired();
    const codes = [
      await failure(gadget.call('fetch', get(ORDERS_URL))),
      await failure(gadget.call('fetch', get(ORDERS_URL))),
    ];
    expect([codes.map(({ code }) => code), vault.service.received]).to.deep.equal([
      ['renewal-failed', 'renewal-failed'],
      [],
    ]);
  });

  it('is not asked for at every call while the system cannot be reached', async () => {
    vault.script.onRenew = () => {
      throw new DeskpassError('provider-unreachable', 'offline');
    };
    sleepTillExpired();
    for (let i = 0; i < 20; i += 1) await failure(gadget.call('fetch', get(ORDERS_URL)));
    expect(vault.script.renewals).to.equal(1);
  });

  it('does not hold a call longer than its thirty seconds', async () => {
    vault.script.onRenew = () => new Promise(() => undefined);
    sleepTillExpired();
    const waiting = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.script.renewals === 1);
    await vault.clock.advance(30_000);
    expect((await waiting).code).to.be.oneOf(['request-timeout', 'renewal-failed']);
  });

  it('about to expire is sent all the same where the renewal fails', async () => {
    vault.script.onRenew = () => {
      throw new DeskpassError('provider-unreachable', 'offline');
    };
    vault.clock.sleep(295_000);
    expect((await gadget.call('fetch', get(ORDERS_URL))).status).to.equal(200);
  });

  it('lets a caller leave while it is renewed, and serves the others', async () => {
    let landed = (): void => undefined;
    vault.script.onRenew = () => new Promise((resolve) => (landed = resolve));
    sleepTillExpired();
    const controller = new AbortController();
    const leaver = gadget.call('fetch', get(ORDERS_URL), { signal: controller.signal }).catch(() => 'left');
    const stayer = gadget.call('fetch', get(ORDERS_URL));
    await waitUntil(() => vault.script.renewals === 1);
    controller.abort();
    landed();
    expect([await leaver, (await stayer).status]).to.deep.equal(['left', 200]);
  });
});
