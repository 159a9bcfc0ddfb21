import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { CodeEvent } from '../../src/login/code-events.js';
import { DeskpassOtp } from '../../src/login/deskpass-otp.js';
import { testOnEveryPage } from '../fixtures/every-page.js';
import { fixture } from '../fixtures/fixture.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { type } from './mount-challenge.js';

if (!customElements.get('deskpass-otp')) customElements.define('deskpass-otp', DeskpassOtp);

type Settings = Partial<Omit<DeskpassOtp, keyof HTMLElement>> & { readonly length?: number };

const wrong = { code: 'code-wrong', until: null, rules: [] } as const;
const soon = (seconds: number): number => Date.now() + seconds * 1000;

/** The element on a page, and what it has told that page. */
async function mount(settings: Settings = {}) {
  const otp = Object.assign(new DeskpassOtp(), settings);
  const told: string[] = [];
  otp.addEventListener('deskpass-code', ({ code }: CodeEvent) => told.push(code));
  otp.addEventListener('deskpass-resend', () => told.push('again'));
  const main = await fixture<HTMLElement>('<main><h1>Northwind Service</h1></main>');
  main.append(otp);
  await otp.updateComplete;
  const field = otp.querySelector('input')!;
  const settle = async (): Promise<void> => {
    await Promise.resolve();
    await Promise.resolve();
    await otp.updateComplete;
  };
  return {
    otp,
    told,
    field,
    /** Waits until what was typed is read, told and drawn. */
    settle,
    submit: () => {
      otp.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
      return settle();
    },
    hint: () => otp.querySelector<HTMLElement>('.deskpass-hint')?.innerText.trim() ?? '',
    buttons: () => [...otp.querySelectorAll('button')].map((button) => button.innerText.trim()),
    part: (name: string) => otp.shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`)?.innerText.trim() ?? '',
  };
}

describe('a field for a code alone', () => {
  for (const [what, text] of [
    ['a sentence', 'Your Northwind code is 012 345. It is valid for 5 minutes.'],
    ['dashes and a line break', '01-23-45\n'],
    ['full-width digits', '０１２３４５'],
    ['Arabic-Indic digits', '٠١٢٣٤٥'],
    ['too many digits', '01234567'],
  ] as const) {
    it(`tells the code that is in ${what}, once and by itself`, async () => {
      const { field, told, settle } = await mount();
      type(field, text);
      await settle();
      expect([field.value, told]).to.deep.equal(['012345', ['012345']]);
    });
  }

  it('is one native field in a form of its own, which a phone fills in', async () => {
    const { otp, field } = await mount({ alphabet: 'letters-and-digits' });
    expect([
      otp.querySelectorAll('input').length,
      field.form?.parentElement,
      field.getAttribute('autocomplete'),
      field.inputMode,
    ]).to.deep.equal([1, otp, 'one-time-code', 'text']);
  });

  it('tells a code of no fixed length when the agent sends it', async () => {
    const { field, told, submit } = await mount({ minLength: 4, length: 8 });
    type(field, '12345');
    const before = [...told];
    await submit();
    expect([before, told]).to.deep.equal([[], ['12345']]);
  });

  it('waits for what the page says of it, and tells nothing meanwhile', async () => {
    const { otp, field, told, settle, submit } = await mount();
    type(field, '123456');
    await settle();
    await submit();
    expect([otp.busy, field.readOnly, told]).to.deep.equal([true, true, ['123456']]);
  });

  it('says what the page has found wrong, and takes another code', async () => {
    const { otp, field, told, settle, submit, hint } = await mount();
    type(field, '123456');
    await settle();
    otp.problem = wrong;
    await settle();
    const shown = hint();
    type(field, '654321');
    await submit();
    expect([shown, told]).to.deep.equal([
      'That is not the code. Check the digits and try again.',
      ['123456', '654321'],
    ]);
  });

  it('takes a verdict that is given while it tells', async () => {
    const { otp, field, settle } = await mount();
    otp.addEventListener('deskpass-code', () => (otp.problem = wrong));
    type(field, '123456');
    await settle();
    expect([otp.busy, field.getAttribute('aria-invalid')]).to.deep.equal([false, 'true']);
  });

  it('says what could not be delivered, with details for support', async () => {
    const { otp, part } = await mount({ busy: true });
    otp.error = new DeskpassError('provider-unreachable', 'No answer in 10 s.');
    await otp.updateComplete;
    expect([otp.busy, part('details').includes('provider-unreachable'), part('callout') === '']).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('sends by itself again after it was cleared', async () => {
    const { otp, field, told, settle } = await mount();
    type(field, '123456');
    await settle();
    otp.clear();
    await settle();
    const emptied = field.value;
    type(field, '222222');
    await settle();
    expect([emptied, told]).to.deep.equal(['', ['123456', '222222']]);
  });

  it('offers another code once its time has come', async () => {
    const { otp, told, buttons } = await mount({ resendable: true, resendAt: soon(30) });
    const again = otp.querySelector<HTMLButtonElement>('button[type=button]')!;
    again.click();
    const held = [buttons().some((label) => label.startsWith('Send again in ')), [...told]];
    otp.resendAt = soon(-1);
    await otp.updateComplete;
    again.click();
    expect([held, told]).to.deep.equal([[true, []], ['again']]);
  });

  it('has no button that leads nowhere', async () => {
    const { buttons } = await mount();
    expect(buttons()).to.deep.equal(['Continue']);
  });

  it('shows how long the code is good and how many tries are left', async () => {
    const { otp } = await mount({ attemptsLeft: 2, expiresAt: soon(100) });
    expect(otp.querySelector<HTMLElement>('.deskpass-facts')?.innerText).to.match(/^Valid for 1:\d\d · 2 tries left/);
  });

  it('takes nothing while it is locked, and says until when', async () => {
    const { field, told, submit, part } = await mount({ lockedUntil: soon(120), length: 5, minLength: 4 });
    type(field, '12345');
    await submit();
    expect([told, part('callout').includes('You can try again in ')]).to.deep.equal([[], true]);
  });

  it('says where the code went, and has the page’s own label', async () => {
    const { otp, part } = await mount({ channel: 'sms', recipient: '+1 ••• 42', label: 'Code from your phone' });
    expect([
      part('lede').startsWith('We sent a code of 6 digits by text message'),
      otp.querySelector('label')?.innerText,
    ]).to.deep.equal([true, 'Code from your phone']);
  });

  it('takes attributes, and what makes no sense as not told', async () => {
    const main = await fixture<HTMLElement>(
      '<main><deskpass-otp length="99" alphabet="runes" channel="pigeon" attempts-left="many"></deskpass-otp></main>',
    );
    const otp = main.querySelector('deskpass-otp')!;
    await otp.updateComplete;
    const lede = otp.shadowRoot!.querySelector('[part=lede]')?.textContent;
    expect([lede, otp.querySelector('input')?.inputMode, otp.querySelector('.deskpass-facts')]).to.deep.equal([
      'Your authenticator app shows a code of 16 digits.',
      'numeric',
      null,
    ]);
  });

  it('keeps nothing for a screen reader of what was said in another language', async () => {
    const { documentElement: page } = document;
    page.lang = 'en';
    const { otp, field, settle } = await mount();
    const heard = (): readonly string[] => {
      const announcer = otp.shadowRoot!.querySelector<HTMLElement>('.announcer')!;
      return [announcer.lang, announcer.textContent];
    };
    type(field, '123456');
    await settle();
    const checking = heard();
    otp.problem = wrong;
    await settle();
    const checked = heard();
    page.lang = 'de';
    await waitUntil(() => heard()[0] === 'de', 'it speaks German');
    page.removeAttribute('lang');
    expect([checking, checked, heard()]).to.deep.equal([
      ['en', 'Checking…'],
      ['en', 'Checking…'],
      ['de', ''],
    ]);
  });

  it('goes and comes back with what was typed', async () => {
    const { otp, field } = await mount();
    type(field, '123');
    const place = otp.parentElement!;
    otp.remove();
    place.append(otp);
    await otp.updateComplete;
    await waitUntil(() => otp.querySelector<HTMLElement>('.deskpass-slots')?.innerText.replaceAll(/\s/g, '') === '123');
    expect(otp.querySelector('input')?.value).to.equal('123');
  });

  it('shares no id with another one', async () => {
    const { otp } = await mount();
    const other = new DeskpassOtp();
    otp.after(other);
    await other.updateComplete;
    const ids = [...document.querySelectorAll('main [id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });
});

const states: readonly { readonly name: string; readonly settings: Settings }[] = [
  { name: 'empty', settings: {} },
  { name: 'busy', settings: { busy: true } },
  {
    name: 'wrong',
    settings: { problem: wrong, channel: 'sms', recipient: '+1 ••• ••• 42', resendable: true, resendAt: soon(24) },
  },
  { name: 'locked', settings: { lockedUntil: soon(290), attemptsLeft: 0 } },
  { name: 'expired', settings: { expiresAt: soon(-1), resendable: true } },
  { name: 'ten letters', settings: { length: 10, alphabet: 'letters-and-digits' } },
];

describe('every state of a field for a code alone', () => {
  testOnEveryPage(states, async ({ settings }, width) => {
    const { otp } = await mount(settings);
    otp.parentElement!.style.inlineSize = width;
    await otp.updateComplete;
    return otp;
  });
});
