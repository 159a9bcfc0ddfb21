import { expect } from '@open-wc/testing/pure';
import { expectAccessible, stillness } from '../fixtures/accessibility.js';
import { buttons, mountWith, signedOut } from './mount-login.js';

const { documentElement: root } = document;

/** The rules of the host page, for one test. */
async function withPageRules(rules: string, act: () => Promise<void> | void): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  try {
    await act();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}

const card = (login: Element) => login.shadowRoot!.querySelector('section')!;

describe('the look of the sign-in card', () => {
  afterEach(() => {
    root.removeAttribute('style');
  });

  it('takes a property that the page sets anywhere above it', async () => {
    const { login } = await mountWith(signedOut());

    login.parentElement!.style.setProperty('--deskpass-accent-fill', 'rgb(0, 100, 80)');
    await stillness();

    expect(getComputedStyle(buttons(login)[0]!).backgroundColor).to.equal('rgb(0, 100, 80)');
  });

  it('takes a property that the page sets on it, over one from above', async () => {
    const { login } = await mountWith(signedOut());

    await withPageRules('main { --deskpass-radius: 1px } deskpass-login { --deskpass-radius: 5px }', () => {
      expect(getComputedStyle(card(login)).borderRadius).to.equal('8px');
    });
  });

  for (const fill of ['#ffd400', '#7ee787', '#004225', '#b3005e', '#808080']) {
    it(`keeps the main button legible on a fill of ${fill}`, async () => {
      const { login } = await mountWith(signedOut());
      login.style.setProperty('--deskpass-accent-fill', fill);

      await expectAccessible();
    });
  }

  it('is dark on a page that says it is dark', async () => {
    root.style.colorScheme = 'dark';

    const { login } = await mountWith(signedOut());

    expect(getComputedStyle(card(login)).backgroundColor).to.equal('rgb(22, 26, 32)');
  });

  it('is light on a page that says it is light', async () => {
    root.style.colorScheme = 'light';

    const { login } = await mountWith(signedOut());

    expect(getComputedStyle(card(login)).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(card(login)).colorScheme).to.equal('light');
  });

  it('leaves it to the system on a page that says nothing', async () => {
    const { login } = await mountWith(signedOut());

    expect(getComputedStyle(card(login)).colorScheme).to.equal('light dark');
  });

  it('is not restyled by rules that the page has for its own buttons and forms', async () => {
    const { login } = await mountWith(signedOut());
    const look = () => {
      const { backgroundColor, textTransform, height, fontSize, marginTop } = getComputedStyle(buttons(login)[0]!);
      return { backgroundColor, textTransform, height, fontSize, marginTop, gap: login.getBoundingClientRect().height };
    };
    const before = look();

    const rules = `
      button, [type=submit] { background: red; text-transform: uppercase; margin: 20px; height: 99px; font-size: 40px }
      form { padding: 50px; margin: 50px; display: block } main button { background: lime } form * { border: 9px solid }`;
    await withPageRules(rules, () => {
      expect(look()).to.deep.equal(before);
    });
  });

  it('leaves the rules of its form in the page only while it is there', async () => {
    const before = document.adoptedStyleSheets.length;
    const { login } = await mountWith(signedOut());
    const meanwhile = document.adoptedStyleSheets.length;

    login.remove();

    expect([meanwhile, document.adoptedStyleSheets.length]).to.deep.equal([before + 1, before]);
  });

  it('does not grow wider than its column nor than 25 rem', async () => {
    const { login } = await mountWith(signedOut());
    const main = login.parentElement!;

    main.style.inlineSize = '900px';
    const wide = login.offsetWidth;
    main.style.inlineSize = '240px';

    expect([wide, login.offsetWidth]).to.deep.equal([400, 240]);
  });

  it('keeps its width where the page centres it in a grid', async () => {
    const { login } = await mountWith(signedOut());

    login.parentElement!.style.cssText = 'display: grid; place-items: center; inline-size: 600px';

    expect(login.offsetWidth).to.equal(400);
  });
});
