import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { genesys } from '../../demo/genesys/genesys.js';
import { twoFactorPolicy } from '../../demo/genesys/settings.js';
import { createBrowser } from './browser.js';
import { api, authorizeUrl, byPassword, callbackOf, settingsWith, signIn, submit } from './genesys-client.js';
import { stopClock } from './stop-clock.js';

const ROSA = 'rosa.read@northwind.example';
const CAROL = 'carol.ng@northwind.example';

/** @type {{ to: string, code: string }[]} */
const sent = [];
/** @type {import('../../demo/simulators/simulator.js').Device[]} */
const devices = [];
const keep = async (/** @type {{ to: string, text: string }} */ { to, text }) => {
  sent.push({ to, code: /\d{4,10}/.exec(text)?.[0] ?? '' });
};
const latest = () => sent.at(-1)?.code ?? '';
/** A code that is not the latest one. */
const other = () => latest().replace(/^\d/, (digit) => String((Number(digit) + 1) % 10));

/** @type {import('./genesys-client.js').RunningGenesys} */
let running;
before(async () => {
  stopClock();
  const post = { sendEmail: keep, sendText: keep, addDevice: (/** @type {any} */ device) => void devices.push(device) };
  running = await genesys.start({ port: 5160, settings: settingsWith(), post });
});
/** @param {Parameters<typeof twoFactorPolicy>[0]} [policy] */
const setPolicy = (policy = {}) => {
  running.settings.twoFactor = twoFactorPolicy({ generator: 'internal', ...policy });
};
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  setPolicy();
  running.clock.offset = 0;
  running.reset();
  sent.length = 0;
});
after(() => running.close());

describe('the second factor', () => {
  it('is the sign-in page’s: auth-scheme leads there, and no password goes round it', async () => {
    const scheme = await api(running, 'auth-scheme', { data: { tenant: 'Northwind', userName: ROSA } });
    assert.equal(scheme.json().data.scheme, 'saml');
    assert.equal((await byPassword(running, ROSA)).json().error, 'unauthorized_client');
  });

  it('lets choose between two contacts', async () => {
    const { answer, browser } = await signIn(running, ROSA);
    assert.match(answer.body, /By e-mail.*By text message/s);
    const page = await submit(browser, answer, { contact: 'sms' });
    assert.equal(sent[0]?.to, '+31612340003');
    assert.ok(callbackOf(await submit(browser, page, { code: latest() }))?.['code']);
  });

  it('does not let choose where there is one', async () => {
    const { answer, browser } = await signIn(running, CAROL);
    assert.equal(sent[0]?.to, CAROL);
    assert.ok(callbackOf(await submit(browser, answer, { code: latest() }))?.['code']);
  });

  it('goes on where nobody can be reached, by the policy', async () => {
    const { answer } = await signIn(running, 'nora.number@northwind.example');
    assert.match(answer.body, /turn to: agent/);
    setPolicy({ onNoContact: { kind: 'allowWithoutSecondFactor' } });
    assert.ok(callbackOf((await signIn(running, 'nora.number@northwind.example')).answer)?.['code']);
  });

  it('has another code sent after a wrong one, which counts as a send', async () => {
    const { answer, browser } = await signIn(running, CAROL);
    let page = await submit(browser, answer, { code: other() });
    page = await submit(browser, page, { code: other() });
    assert.equal(sent.length, 3);
    assert.match((await submit(browser, page, { code: other() })).body, /turn to: agent/);
    assert.equal(sent.length, 3);
  });

  it('makes the code before the last one void', async () => {
    const { answer, browser } = await signIn(running, CAROL);
    const first = latest();
    const page = await submit(browser, answer, { resend: 'yes' });
    if (first !== latest()) assert.equal(callbackOf(await submit(browser, page, { code: first })), undefined);
    assert.equal(sent.length, first === latest() ? 2 : 3);
  });

  it('of 2019 asks for the same code again, and counts verifications', async () => {
    setPolicy({ failureConsumes: 'verify', maxVerifiesPerCode: 2 });
    const { answer, browser } = await signIn(running, CAROL);
    const again = await submit(browser, answer, { code: other() });
    await submit(browser, again, { code: other() });
    assert.equal(sent.length, 1);
    const over = await submit(browser, again, { code: latest() });
    assert.equal(over.url.pathname, '/auth/sign-in.html');
  });

  it('does not take a code that is too old, and sends another', async () => {
    const { answer, browser } = await signIn(running, CAROL);
    running.clock.offset = 300;
    const old = latest();
    const page = await submit(browser, answer, { code: old });
    assert.match(page.body, /too old/);
    assert.ok(callbackOf(await submit(browser, page, { code: latest() }))?.['code']);
  });

  it('switches to the other contact where the policy says so', async () => {
    setPolicy({ maxSends: 1, onSendsExceeded: { kind: 'switchMethod' } });
    const { answer, browser } = await signIn(running, ROSA);
    const page = await submit(browser, answer, { contact: 'email' });
    const choice = await submit(browser, page, { code: other() });
    assert.match(choice.body, /By text message/);
    assert.doesNotMatch(choice.body, /By e-mail/);
    const last = await submit(browser, choice, { contact: 'sms' });
    assert.match((await submit(browser, last, { code: other() })).body, /turn to: agent/);
  });

  it('blocks for as long as the policy says', async () => {
    setPolicy({ maxSends: 1, onSendsExceeded: { kind: 'block', retryAfter: 60 } });
    const { answer, browser } = await signIn(running, CAROL);
    assert.match((await submit(browser, answer, { code: other() })).body, /Too many tries/);
    assert.match((await signIn(running, CAROL)).answer.body, /Too many tries/);
    running.clock.offset = 60;
    assert.match((await signIn(running, CAROL)).answer.body, /name="code"/);
  });

  it('says that a code could not be sent', async () => {
    running.agent(CAROL).undeliverable = true;
    assert.match((await signIn(running, CAROL)).answer.body, /could not be sent/);
  });

  it('has as many digits as the policy says', async () => {
    setPolicy({ digits: 8 });
    await signIn(running, CAROL);
    assert.equal(latest().length, 8);
  });

  it('is skipped in a browser that has passed, where the policy says so', async () => {
    setPolicy({ skipIfVerified: true });
    const browser = createBrowser();
    const { answer } = await signIn(running, CAROL, { browser });
    await submit(browser, answer, { code: latest() });
    assert.ok(callbackOf(await browser.request(authorizeUrl(running)))?.['code']);
    setPolicy();
    assert.equal(callbackOf(await browser.follow(await browser.request(authorizeUrl(running)))), undefined);
  });

  it('of another application is checked by that, and in time', async () => {
    setPolicy({ generator: 'external' });
    const code = () => devices.at(-1)?.code(running.clock.now()) ?? '';
    const { answer, browser } = await signIn(running, ROSA);
    assert.match(answer.body, /on your device/);
    assert.equal(sent.length, 0);
    running.clock.offset = 61;
    const page = await submit(browser, answer, { code: code() });
    assert.equal(callbackOf(page), undefined);
    assert.ok(callbackOf(await submit(browser, page, { code: code() }))?.['code']);
  });

  it('comes before a password that has to be changed', async () => {
    Object.assign(running.agent('temporary@northwind.example'), { contacts: { email: CAROL } });
    const { answer, browser } = await signIn(running, 'temporary@northwind.example');
    assert.match(answer.body, /name="code"/);
    assert.match((await submit(browser, answer, { code: latest() })).body, /new password/);
  });
});
