import { expect } from '@open-wc/testing/pure';
import { json } from '../fixtures/fake-service.js';
import { get, openVault, type OpenVault } from '../fixtures/open-vault.js';

const ORDERS_URL = 'https://orders.example/v2/orders';
const PUBLIC_URL = 'https://orders.example/public';

let vault: OpenVault;
let gadget: Awaited<ReturnType<OpenVault['attach']>>;

/** The cache modes that these requests are sent with, one after the other. */
async function modesOf(...requests: Parameters<typeof gadget.call<'fetch'>>[1][]): Promise<unknown[]> {
  const before = vault.service.received.length;
  for (const request of requests) await gadget.call('fetch', request);
  return vault.service.received.slice(before).map(({ init }) => init.cache);
}

const post = { ...get(ORDERS_URL), method: 'POST' };

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe('the HTTP cache', () => {
  it('is asked about an authorised answer until the service has given it in this session', async () => {
    expect(await modesOf(get(ORDERS_URL), get(ORDERS_URL), get(`${ORDERS_URL}?x=1`))).to.deep.equal([
      'no-cache',
      'default',
      'no-cache',
    ]);
  });

  it('gives the next agent nothing of the one before', async () => {
    await modesOf(get(ORDERS_URL));
    await vault.page.call('signOut', { local: true });
    await vault.signIn();
    expect(await modesOf(get(ORDERS_URL), get(ORDERS_URL))).to.deep.equal(['no-cache', 'default']);
  });

  for (const [what, status] of [
    ['refuses', 403],
    ['fails', 500],
    ['gives a part', 206],
  ] as const) {
    it(`is asked again where the service ${what}`, async () => {
      vault.service.answer = () => json(null, { status });
      expect(await modesOf(get(ORDERS_URL), get(ORDERS_URL))).to.deep.equal(['no-cache', 'no-cache']);
    });
  }

  it('is asked again where other headers are sent', async () => {
    const csv = get(ORDERS_URL, [['accept', 'text/csv']]);
    expect(await modesOf(get(ORDERS_URL), csv, csv)).to.deep.equal(['no-cache', 'no-cache', 'default']);
  });

  it('is not believed after an answer that may have gone past it', async () => {
    const conditional = get(ORDERS_URL, [['if-none-match', '"1"']]);
    const head = { ...get(ORDERS_URL), method: 'HEAD' };
    const withHead = [
      { origin: 'https://orders.example', path: '/', methods: ['GET', 'HEAD'], authorization: 'session' },
    ] as const;
    vault.close();
    vault = await openVault({ grants: withHead });
    await vault.signIn();
    gadget = await vault.attach();
    expect(await modesOf(conditional, head, get(ORDERS_URL))).to.deep.equal(['no-cache', 'no-cache', 'no-cache']);
  });

  it('is left alone by what it never answers', async () => {
    expect(await modesOf(post, post)).to.deep.equal(['default', 'default']);
  });

  it('works as ever where no credential is sent', async () => {
    expect(await modesOf(get(PUBLIC_URL))).to.deep.equal(['default']);
  });

  it('is passed over where the gadget asks for that', async () => {
    const noStore = (url: string, value: string) => get(url, [['cache-control', value]]);
    expect(await modesOf(noStore(ORDERS_URL, 'max-age=0, no-store'), noStore(PUBLIC_URL, 'No-Store'))).to.deep.equal([
      'no-store',
      'no-store',
    ]);
  });
});
