import { expect } from '@open-wc/testing/pure';
import { FakeDesk } from './fake-desk.js';
import { play, type Play } from './play.js';
import { sarah } from './scenes.js';

const shown = (changes: Partial<FakeDesk>): Promise<Play> => play('identity', new FakeDesk(changes));

/** The claims on screen, as label and words. */
const rows = (gadget: Play): string[][] =>
  gadget.all('dl > div').map((row) => [...row.children].map(({ textContent }) => textContent));

describe('who the agent is', () => {
  it('is shown by initials, name, user name and address', async () => {
    const gadget = await shown(sarah);

    expect(gadget.find('.avatar').textContent).to.equal('SJ');
    expect(gadget.find('h2').textContent).to.equal('Sarah Jefferson');
    expect(gadget.find('.head').textContent).to.contain('sjefferson');
    expect(gadget.find('.head').textContent).to.contain('sarah.jefferson@northwind.example');
  });

  it('has one letter where the name is one word', async () => {
    const gadget = await shown({ identity: { subject: '', name: 'émile', username: '' } });

    expect(gadget.find('.avatar').textContent).to.equal('É');
  });

  it('goes by the user name where no name is granted', async () => {
    const gadget = await shown({ claims: { preferred_username: 'sjefferson' } });

    expect(gadget.find('h2').textContent).to.equal('sjefferson');
    expect(gadget.all('.head p')).to.have.length(0);
  });

  it('says that an address is verified only where the sign-in system says so', async () => {
    const verified = await shown({ claims: { ...sarah.claims, email_verified: true } });
    const unknown = await shown({ claims: { ...sarah.claims, email_verified: 'true' } });

    expect(verified.find('.head').textContent).to.contain('Verified');
    expect(unknown.find('.head').textContent).not.to.contain('Verified');
  });

  it('is nothing where the desk file grants nothing', async () => {
    const gadget = await shown({ identity: null, claims: {} });

    expect(gadget.find('.panel').textContent).to.contain('Nothing to show about you');
    expect(gadget.all('.head, dl')).to.have.length(0);
  });
});

describe('the granted claims', () => {
  it('show roles and groups as chips, before all others', async () => {
    const gadget = await shown(sarah);

    const chips = gadget.all('dd .pill').map(({ textContent }) => textContent);
    expect(chips).to.deep.equal(['Agent', 'Team lead', 'Service / First line', 'Sites / Utrecht']);
    expect(rows(gadget).map(([label]) => label)).to.deep.equal(['Roles', 'Groups', 'Account']);
  });

  const claims: readonly (readonly [claim: string, value: unknown, label: string, words: string])[] = [
    ['employee_number', 1001002, 'Employee number', '1001002'],
    ['on-call', true, 'On call', 'Yes'],
    ['phone_number_verified', false, 'Phone number verified', 'No'],
    ['zoneinfo', 'Europe/Amsterdam', 'Time zone', 'Europe/Amsterdam'],
    ['skills', ['billing', 'returns'], 'Skills', 'billing, returns'],
    ['address', { locality: 'Utrecht', country: 'NL' }, 'Address', 'Locality: Utrecht, Country: NL'],
    ['nickname', '', 'Nickname', 'None'],
    ['groups', [], 'Groups', 'None'],
    ['roles', 'agent', 'Roles', 'Agent'],
    ['website', '<b>bold</b>', 'Website', '<b>bold</b>'],
  ];
  for (const [claim, value, label, words] of claims) {
    it(`become words: ${claim} ${JSON.stringify(value)}`, async () => {
      const gadget = await shown({ claims: { [claim]: value } });

      expect(rows(gadget)).to.deep.equal([[label, words]]);
    });
  }

  it('show a time as the page writes it, and anew in another language', async () => {
    const at = new Date(2026, 2, 20, 12, 30);
    const desk = new FakeDesk({ claims: { updated_at: at.getTime() / 1000 } });
    const gadget = await play('identity', desk);

    desk.speak('de-DE');

    expect(rows(gadget)).to.deep.equal([['Last changed', at.toLocaleString('de-DE')]]);
  });

  it('show a time also where the page names no language that there is', async () => {
    const at = new Date(2026, 2, 20, 12, 30);
    const gadget = await shown({ locale: 'en_GB', claims: { updated_at: at.getTime() / 1000 } });

    expect(rows(gadget)).to.deep.equal([['Last changed', at.toLocaleString()]]);
  });

  it('say nothing of what the desk file does not grant', async () => {
    const gadget = await shown({ identity: sarah.identity, claims: {} });

    expect(gadget.text).to.equal('SJSarah Jeffersonsjefferson');
  });
});
