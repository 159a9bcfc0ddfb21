import { expect } from '@open-wc/testing/pure';
import type { Backend, BackendContext } from '../../src/auth/backend.js';
import { createMemoryStore } from '../../src/vault/memory-store.js';
import { createSignInBackends } from '../../src/vault/sign-in-backends.js';
import { ManualClock } from '../fixtures/manual-clock.js';

const method = (id: string) => ({ id, backend: 'noted', label: id, settings: {} });

/** Backends that do nothing, and the contexts they were made with. */
function createFixture() {
  const contexts: BackendContext[] = [];
  const clock = new ManualClock();
  const backends = createSignInBackends({
    table: {
      noted: () =>
        Promise.resolve((context) => {
          contexts.push(context);
          return { protectedUrls: () => [`https://${context.method.id}.example/`] } as Partial<Backend> as Backend;
        }),
    },
    methods: [method('first'), method('second')],
    world: {
      pageUrl: 'https://desk.example/',
      development: false,
      fetch: () => Promise.reject(new TypeError('No network here')),
      now: clock.now,
      store: createMemoryStore(clock),
    },
  });
  return { backends, contexts };
}

describe('the backends of a desk', () => {
  it('are made once each, when first needed', async () => {
    const { backends, contexts } = createFixture();
    const [one, again] = await Promise.all([backends.open('first'), backends.open('first')]);
    expect([one === again, contexts.map((context) => context.method.id)]).to.deep.equal([true, ['first']]);
  });

  it('cannot see what another one keeps', async () => {
    const { backends, contexts } = createFixture();
    await Promise.all([backends.open('first'), backends.open('second')]);
    const [first, second] = contexts.map(({ store }) => store);
    await first!.set('state', 'mine');
    const seen = [
      await second!.get('state'),
      await second!.keys(),
      await second!.remove('state'),
      await first!.get('state'),
    ];
    expect([seen, await first!.keys()]).to.deep.equal([[null, [], null, 'mine'], ['state']]);
  });

  it('protect the addresses of all systems, also of those that nobody has signed in to', async () => {
    const { backends } = createFixture();
    expect(await backends.protectedUrls()).to.deep.equal(['https://first.example/', 'https://second.example/']);
  });
});
