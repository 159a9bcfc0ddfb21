import { expect } from '@open-wc/testing/pure';
import { challengeOf } from '../fixtures/challenges.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { answersOf, buttonCalled, fieldOf, hintOf, mountAsking, send, stepDrawn, type } from './mount-challenge.js';
import { textOf } from './mount-login.js';

const fullWidth = '１２３４５６';
const arabic = '١٢٣٤٥٦';
const devanagari = '१२३४५६';

describe('the field for a code', () => {
  for (const [what, text] of [
    ['a space', '123 456'],
    ['dashes', '12-34-56'],
    ['a long dash', '123–456'],
    ['a line break', '123456\n'],
    ['blanks around it', '  123456  '],
    ['marks of a copied text', '\u202a123456\u202c\u200b'],
    ['a sentence', 'Your Northwind code is 123 456. It is valid for 5 minutes.'],
    ['marks within a sentence with another number', 'Order 77: 12\u200e34\u200b56'],
    ['full-width digits', fullWidth],
    ['Arabic-Indic digits', arabic],
    ['Devanagari digits', devanagari],
    ['too many digits', '12345678'],
  ] as const) {
    it(`makes a code of ${what}`, async () => {
      const { login } = await mountAsking(challengeOf('otp'));
      type(fieldOf(login, 'code'), text);
      expect(fieldOf(login, 'code').value).to.equal('123456');
    });
  }

  it('keeps the zeros in front', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '000 042');
    await login.updateComplete;
    expect(answersOf(session)).to.deep.equal([{ kind: 'otp', code: '000042' }]);
  });

  for (const [what, text] of [
    ['letters and a dash', 'Ab12-cD34'],
    ['full-width letters and digits', 'Ａｂ１２ｃＤ３４'],
    ['full-width letters and a full-width dash', 'Ａｂ１２－ｃＤ３４'],
  ] as const) {
    it(`makes a code of ${what} where the code has letters`, async () => {
      const shape = { alphabet: 'letters-and-digits', length: { min: 6, max: 16 } } as const;
      const { login } = await mountAsking(challengeOf('otp', shape));
      type(fieldOf(login, 'code'), text);
      expect(fieldOf(login, 'code').value).to.equal('Ab12cD34');
    });
  }

  it('leaves what an input method is composing alone until it is done', async () => {
    const { login } = await mountAsking(challengeOf('otp'));
    const field = fieldOf(login, 'code');
    field.value = '１２３';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    const before = field.value;
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect([before, field.value]).to.deep.equal(['１２３', '123']);
  });

  it('sends a whole code by itself', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '123456');
    await login.updateComplete;
    expect(answersOf(session)).to.deep.equal([{ kind: 'otp', code: '123456' }]);
  });

  it('sends by itself once only: the next one is for the agent to send', async () => {
    const { login, session, show } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '123456');
    await login.updateComplete;
    await show(challengeOf('otp', { problem: { code: 'code-wrong', until: null, rules: [] } }));
    type(fieldOf(login, 'code'), '12345');
    type(fieldOf(login, 'code'), '123457');
    await login.updateComplete;
    expect(answersOf(session)).to.have.length(1);
  });

  it('sends a code once that a phone fills in, though the phone says so twice', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    const field = fieldOf(login, 'code');
    field.value = '123456';
    for (const inputType of ['insertText', 'insertReplacementText']) {
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: '123456' }));
    }
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await login.updateComplete;
    expect(answersOf(session)).to.deep.equal([{ kind: 'otp', code: '123456' }]);
  });

  it('is one and the same field from the first digit to the answer, so that no keyboard closes', async () => {
    const { login, show } = await mountAsking(challengeOf('otp'));
    const field = fieldOf(login, 'code');
    field.focus();
    for (const typed of ['1', '12', '123456']) {
      type(field, typed);
      await login.updateComplete;
    }
    await show(challengeOf('otp'), { busy: true });
    await show(challengeOf('otp', { problem: { code: 'code-wrong', until: null, rules: [] } }));
    expect([fieldOf(login, 'code') === field, document.activeElement === field]).to.deep.equal([true, true]);
  });

  it('does not send a code of no fixed length by itself', async () => {
    const { login, session } = await mountAsking(challengeOf('otp', { length: { min: 4, max: 8 } }));
    type(fieldOf(login, 'code'), '12345678');
    await login.updateComplete;
    expect(answersOf(session)).to.deep.equal([]);
  });

  it('does not send a code that is too short, and says how long one is', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '1234');
    await send(login);
    expect([answersOf(session), hintOf(login, 'code')]).to.deep.equal([[], 'A code has 6 digits.']);
  });

  it('says that its code is no longer valid, and another one can be sent', async () => {
    const { login, session } = await mountAsking(challengeOf('otp', { expiresAt: Date.now() - 1 }));
    const said = textOf(login, 'callout').replaceAll(/\s+/g, ' ');
    buttonCalled(login, 'Send again')!.click();
    expect([said, answersOf(session)]).to.deep.equal([
      'This code is no longer valid. Send another one, or go back and start again.',
      [{ kind: 'action', action: 'resend' }],
    ]);
  });

  it('is one field that a phone can fill in and that cuts nothing off', async () => {
    const { login } = await mountAsking(challengeOf('otp'));
    const field = fieldOf(login, 'code');
    expect([
      login.querySelectorAll('input').length,
      field.getAttribute('autocomplete'),
      field.type,
      field.inputMode,
      field.getAttribute('enterkeyhint'),
      field.maxLength,
    ]).to.deep.equal([1, 'one-time-code', 'text', 'numeric', 'done', -1]);
  });

  it('paints what is in it', async () => {
    const { login } = await mountAsking(challengeOf('otp', { length: { min: 6, max: 6 } }));
    type(fieldOf(login, 'code'), '12 3');
    await login.updateComplete;
    const slots = [...login.querySelectorAll<HTMLElement>('.deskpass-slots > span')];
    expect(slots.map(({ innerText }) => innerText.trim())).to.deep.equal(['1', '2', '3', '', '', '']);
  });

  it('selects a wrong code whole, square by square, so that typing replaces it', async () => {
    const { login, show } = await mountAsking(challengeOf('otp'));
    fieldOf(login, 'code').focus();
    type(fieldOf(login, 'code'), '123456');
    await login.updateComplete;
    await show(challengeOf('otp', { problem: { code: 'code-wrong', until: null, rules: [] } }));
    const picked = () => login.querySelectorAll('.deskpass-slots > .picked').length;
    await waitUntil(() => picked() === 6, 'all of it is selected');
    fieldOf(login, 'code').setSelectionRange(1, 3);
    await waitUntil(() => picked() === 2, 'two of it are selected');
  });

  it('takes a code that was filled in before it was drawn for good', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    // A manager that says nothing: no event.
    fieldOf(login, 'code').value = '123 456';
    await stepDrawn(login);
    await send(login);
    expect(answersOf(session)).to.deep.equal([{ kind: 'otp', code: '123456' }]);
  });
});
