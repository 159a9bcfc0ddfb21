import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { expired, json, type Received } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault, textOf } from '../fixtures/open-vault.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';
import { waitUntil } from '../fixtures/wait-until.js';

const ORDERS_URL = 'https://orders.example/v2/orders';

const isFirst = ({ authorization }: Received): boolean => authorization === `Bearer ${SCRIPTED_TOKEN}-1`;

/** What APISIX 3.11 answers with `authz-keycloak` to a credential that has just expired. */
const invalidGrant = (): Response =>
  new Response('{"error":"invalid_grant","error_description":"Invalid bearer token"}', {
    status: 400,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });

/** What it answers to a request without a credential that it takes. */
const noToken = (): Response =>
  new Response('<html>401 Authorization Required</html>', {
    status: 401,
    headers: { 'content-type': 'text/html', 'www-authenticate': 'Bearer realm="contact-centre"' },
  });

/** What Cisco Finesse answers: 401 for several reasons, of which the type tells. */
const finesse = (type: string, pad = ''): Response =>
  new Response(
    `<ApiErrors>\n<ApiError><ErrorData>${pad}</ErrorData><ErrorType>${type}</ErrorType></ApiError></ApiErrors>`,
    {
      status: 401,
      headers: { 'content-type': 'application/xml', 'www-authenticate': 'Basic realm="Finesse"' },
    },
  );

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

describe('a credential that a service calls expired', () => {
  for (const [what, answer] of [
    ['401 with invalid_token', expired],
    ['401 without an error', noToken],
    ['401 without a challenge', () => new Response('', { status: 401 })],
    [
      '401 with a challenge of another scheme',
      () => new Response('', { status: 401, headers: { 'www-authenticate': 'Negotiate' } }),
    ],
    ['400 with invalid_grant', invalidGrant],
    ['401 of Finesse about the authorisation', () => finesse('Authorization Failure')],
    [
      '401 of Finesse that says nothing',
      () => new Response('', { status: 401, headers: { 'content-type': 'application/xml' } }),
    ],
    ['401 of Finesse that is too long to be read', () => finesse('Invalid State', 'x'.repeat(9000))],
  ] as const) {
    it(`by ${what} is renewed, and the request is sent once more`, async () => {
      vault.service.answer = (request) => (isFirst(request) ? answer() : json({ ok: true }));
      const answered = await gadget.call('fetch', get(ORDERS_URL));
      expect([answered.status, vault.script.renewals, vault.service.received.length]).to.deep.equal([200, 1, 2]);
    });
  }

  for (const [what, answer] of [
    [
      '401 with invalid_request',
      () => new Response('', { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_request"' } }),
    ],
    [
      '401 that asks for a stronger sign-in',
      () =>
        new Response('', {
          status: 401,
          headers: { 'www-authenticate': 'Bearer error="insufficient_user_authentication"' },
        }),
    ],
    ['401 of Finesse about a state', () => finesse('Invalid State')],
    ['401 of Finesse about another agent', () => finesse('Invalid Authorization User Specified')],
    ['400 with another error', () => json({ error: 'invalid_scope' }, { status: 400 })],
    ['400 with text', () => new Response('invalid_grant', { status: 400 })],
    ['400 with a list', () => json(['invalid_grant'], { status: 400 })],
    ['400 with nothing', () => new Response(null, { status: 400 })],
    [
      '400 with a long body that begins alike',
      () => new Response(`{"error":"invalid_grant","pad":"${'x'.repeat(9000)}"}`, { status: 400 }),
    ],
    ['403', () => new Response('{"error":"access_denied","error_description":"not_authorized"}', { status: 403 })],
    ['500 with invalid_grant', () => json({ error: 'invalid_grant' }, { status: 500 })],
  ] as const) {
    it(`is not one where it says ${what}, which is passed on as it is`, async () => {
      const text = await answer().text();
      vault.service.answer = answer;
      const answered = await gadget.call('fetch', get(ORDERS_URL));
      expect([await textOf(answered), vault.script.renewals, vault.service.received.length]).to.deep.equal([
        text,
        0,
        1,
      ]);
    });
  }

  it('is renewed once for fifty calls, each of which is sent at most twice', async () => {
    vault.service.answer = (request) => (isFirst(request) ? expired() : json({ url: request.url }));
    const urls = Array.from({ length: 50 }, (_, i) => `${ORDERS_URL}/${String(i)}`);
    const answers = await Promise.all(urls.map((url) => gadget.call('fetch', get(url))));
    const most = Math.max(...urls.map((url) => vault.service.received.filter((request) => request.url === url).length));
    expect([new Set(answers.map(({ status }) => status)), vault.script.renewals, most]).to.deep.equal([
      new Set([200]),
      1,
      2,
    ]);
  });

  it('is renewed once though the refusals come one after the other', async () => {
    const held: (() => void)[] = [];
    vault.service.answer = (request) =>
      isFirst(request) ? new Promise((resolve) => held.push(() => resolve(expired()))) : json(null);
    const calls = Array.from({ length: 3 }, () => gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => held.length === 3);
    for (const [at, answer] of held.entries()) {
      answer();
      await calls[at];
    }
    expect(vault.script.renewals).to.equal(1);
  });

  it('is sent again with its body', async () => {
    vault.service.answer = (request) => (isFirst(request) ? expired() : json(null));
    const body = new TextEncoder().encode('note').buffer;
    await gadget.call('fetch', { url: ORDERS_URL, method: 'POST', headers: [], body });
    const bodies = vault.service.received.map(({ init }) => new TextDecoder().decode(init.body as ArrayBuffer));
    expect(bodies).to.deep.equal(['note', 'note']);
  });

  it('and refused again when it is fresh leads to that answer, and the agent stays signed in', async () => {
    vault.service.answer = expired;
    const answered = await gadget.call('fetch', get(ORDERS_URL));
    expect([answered.status, vault.service.received.length, vault.heard.ended]).to.deep.equal([401, 2, []]);
  });

  it('is not renewed again and again for a service that always refuses', async () => {
    vault.service.answer = expired;
    for (let i = 0; i < 10; i += 1) await gadget.call('fetch', get(ORDERS_URL));
    expect([vault.script.renewals, vault.service.received.length]).to.deep.equal([1, 11]);
  });

  it('leads to the first answer where the system cannot be reached', async () => {
    vault.script.onRenew = () => {
      throw new DeskpassError('provider-unreachable', 'offline');
    };
    vault.service.answer = expired;
    const answered = await gadget.call('fetch', get(ORDERS_URL));
    expect([answered.status, await textOf(answered), vault.heard.ended]).to.deep.equal([401, '<html>401</html>', []]);
  });

  it('leads to the first answer where the session cannot be renewed', async () => {
    const other = await openVault({ sso: { renewable: false } });
    await other.signIn();
    const calls = await other.attach();
    other.service.answer = expired;
    expect([(await calls.call('fetch', get(ORDERS_URL))).status, other.script.renewals]).to.deep.equal([401, 0]);
    other.close();
  });

  it('ends the session where the system refuses to renew it', async () => {
    vault.script.onRenew = () => {
      throw new DeskpassError('session-ended', 'refused');
    };
    vault.service.answer = expired;
    expect((await failure(gadget.call('fetch', get(ORDERS_URL)))).code).to.equal('session-ended');
    await waitUntil(() => vault.heard.ended.length === 1);
  });

  it('changes nothing for a request without one', async () => {
    vault.service.answer = expired;
    const answered = await gadget.call('fetch', get('https://orders.example/public'));
    expect([answered.status, vault.script.renewals, vault.service.received.length]).to.deep.equal([401, 0, 1]);
  });
});
