import { assert, expect } from '@open-wc/testing/pure';
import type { ContextEvent, Desk, MissingScopeEvent, SurroundingsEvent } from '../../src/gadget.js';
import { FakeHost } from '../fixtures/fake-host.js';

describe('the surroundings of a gadget', () => {
  let host: FakeHost;
  beforeEach(() => (host = new FakeHost()));
  afterEach(() => {
    host.close();
  });

  const next = <E extends Event>(desk: Desk, type: string): Promise<E> =>
    new Promise((resolve) => {
      desk.addEventListener(type, (event) => resolve(event as E), { once: true });
    });

  const root = (): HTMLElement => host.frame.contentDocument?.documentElement ?? assert.fail('no document');

  it('gives a document without a language the language, direction and colour scheme of the desk', async () => {
    await host.connect();
    const { lang, dir, style } = root();
    expect([lang, dir, style.colorScheme]).to.deep.equal(['de-AT', 'ltr', 'dark']);
  });

  it('leaves language and direction to a document that names its own', async () => {
    host.listen();
    const window = await host.load();
    Object.assign(root(), { lang: 'ar', dir: 'rtl' });
    const desk = await window.connect();
    const changed = next<SurroundingsEvent>(desk, 'surroundings');
    host.control?.emit('surroundings', { locale: 'fr', direction: 'ltr', colorScheme: 'light' });
    await changed;
    const { lang, dir, style } = root();
    expect([lang, dir, style.colorScheme, desk.locale]).to.deep.equal(['ar', 'rtl', 'light', 'fr']);
  });

  it('tells the gadget of another context', async () => {
    const desk = await host.connect();
    const event = next<ContextEvent>(desk, 'context');
    host.control?.emit('context', { context: { customer: 'C-2077' } });
    expect((await event).context).to.deep.equal({ customer: 'C-2077' });
    expect(desk.context).to.deep.equal({ customer: 'C-2077' });
  });

  it('has given the document its new colour scheme when it tells the gadget', async () => {
    const desk = await host.connect();
    const seen = next<SurroundingsEvent>(desk, 'surroundings').then((event) => [event.direction, root().dir]);
    host.control?.emit('surroundings', { locale: 'ar', direction: 'rtl', colorScheme: 'light' });
    expect(await seen).to.deep.equal(['rtl', 'rtl']);
    expect([desk.locale, desk.direction, desk.colorScheme]).to.deep.equal(['ar', 'rtl', 'light']);
  });

  it('names the scope that a service wants', async () => {
    const desk = await host.connect();
    const event = next<MissingScopeEvent>(desk, 'missing-scope');
    host.network?.emit('missing-scope', { url: 'https://orders.example/v2/orders', scope: 'orders:write' });
    const { url, scope } = await event;
    expect({ url, scope }).to.deep.equal({ url: 'https://orders.example/v2/orders', scope: 'orders:write' });
  });

  const heightOf = (height: number): Promise<void> =>
    new Promise((resolve) => {
      host.onHeight = () => {
        if (host.heights.at(-1) === height) resolve();
      };
      host.onHeight();
    });

  const content = (): HTMLElement => host.frame.contentDocument?.querySelector('div') ?? assert.fail('no content');

  it('asks for the height of its content, as it grows and as it shrinks', async () => {
    await host.connect();
    root().querySelector('body')?.style.setProperty('margin', '0');
    content().style.height = '333px';
    await heightOf(333);
    content().style.height = '111px';
    await heightOf(111);
  });

  it('leaves the height to the gadget where that is wanted', async () => {
    const desk = await host.connect({ connect: { fixedHeight: true } });
    desk.resize(77);
    await heightOf(77);
    expect(host.heights).to.deep.equal([77]);
  });
});
