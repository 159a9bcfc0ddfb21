import { expect } from '@open-wc/testing/pure';
import { LitElement, css } from 'lit';
import { LateModule } from '../../src/ui/late-module.js';
import { fixture, html } from '../fixtures/fixture.js';
import { waitUntil } from '../fixtures/wait-until.js';

/** Counts how often it is drawn. */
class CountingElement extends LitElement {
  drawn = 0;
  protected override updated(): void {
    this.drawn += 1;
  }
}
customElements.define('late-module-host', CountingElement);

const red = {
  styles: [
    css`
      :host {
        color: rgb(255, 0, 0);
      }
    `,
  ],
};

const mount = () => fixture<CountingElement>(html`<late-module-host></late-module-host>`);

describe('a part that is fetched late', () => {
  it('is fetched once, however often it is wanted', async () => {
    const host = await mount();
    let fetched = 0;
    const part = new LateModule(host, () => Promise.resolve(((fetched += 1), red)));

    part.want();
    part.want();
    await waitUntil(() => part.loaded);
    part.want();

    expect(fetched).to.equal(1);
  });

  it('brings its styles and draws the element again', async () => {
    const host = await mount();
    const part = new LateModule(host, () => Promise.resolve(red));

    part.want();
    await waitUntil(() => host.drawn === 2);

    expect(getComputedStyle(host).color).to.equal('rgb(255, 0, 0)');
  });

  it('says that it could not be fetched and draws the element again', async () => {
    const host = await mount();
    const part = new LateModule(host, () => Promise.reject(new TypeError('offline')));

    part.want();
    await waitUntil(() => host.drawn === 2);

    expect([part.failed, part.loaded]).to.deep.equal([true, null]);
  });

  it('is fetched again when asked after a failure', async () => {
    const host = await mount();
    const answers = [() => Promise.reject(new TypeError('offline')), () => Promise.resolve(red)];
    const part = new LateModule(host, () => answers.shift()!());
    part.want();
    await waitUntil(() => part.failed);

    part.retry();
    await waitUntil(() => part.loaded);

    expect(part.failed).to.equal(false);
  });
});
