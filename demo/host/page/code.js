// All that a site does for the field: it sends codes, hears what was entered, and says what came of it.
const otp = /** @type {HTMLElement & Record<string, unknown> & { clear(): void }} */ (
  document.querySelector('deskpass-otp')
);
const done = /** @type {HTMLElement} */ (document.querySelector('.done'));
let id = '';

/** @param {'send' | 'check'} what @param {Record<string, string>} [given] */
async function ask(what, given = {}) {
  const answer = await fetch(what, { method: 'POST', body: new URLSearchParams({ id, ...given }) });
  return answer.json();
}

async function send() {
  const { id: sent, attemptsLeft, expiresAt, resendAt } = await ask('send');
  id = sent;
  otp.clear();
  Object.assign(otp, { attemptsLeft, expiresAt, resendAt });
}

otp.addEventListener('deskpass-resend', () => void send());
otp.addEventListener('deskpass-code', async (event) => {
  const { code } = /** @type {Event & { code: string }} */ (event);
  const { problem, attemptsLeft } = await ask('check', { code });
  if (problem === null) {
    otp.remove();
    done.textContent = 'That was the code. You are through.';
    return;
  }
  Object.assign(otp, { attemptsLeft, problem: { code: problem, until: null, rules: [] } });
});

await customElements.whenDefined('deskpass-otp');
await send();
otp.focus();
