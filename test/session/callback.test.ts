import { expect } from '@open-wc/testing/pure';
import { takeCallback, type Callback } from '../../src/session/callback.js';

interface Taken {
  readonly callback: Callback | null;
  /** The address bar afterwards. */
  readonly shown: string;
  readonly replaced: number;
}

function open(href: string): Taken {
  let shown = href;
  let replaced = 0;
  const callback = takeCallback({
    location: { href },
    history: {
      state: { mine: true },
      replaceState(_state, _title, url) {
        shown = String(url);
        replaced += 1;
      },
    },
  });
  return { callback, shown, replaced };
}

const STATE = 'a1b2;deskpass.redirect.sso';
const state = encodeURIComponent(STATE);

describe('a provider’s answer in the address', () => {
  it('is taken from the query and hands on the whole query', () => {
    const { callback } = open(`https://desk.example/page?code=c0de&state=${state}&iss=https%3A%2F%2Flogin.example`);
    expect(callback).to.deep.equal({
      kind: 'redirect',
      method: 'sso',
      state: STATE,
      query: `code=c0de&state=${state}&iss=https%3A%2F%2Flogin.example`,
    });
  });

  it('is taken from the fragment where the provider answers there', () => {
    const { callback, shown } = open(`https://desk.example/page?a=1#code=c0de&state=${state}`);
    expect([callback?.query, shown]).to.deep.equal([`code=c0de&state=${state}`, 'https://desk.example/page?a=1']);
  });

  for (const [name, address, rest] of [
    ['a code', `?code=c0de&state=${state}&iss=i&session_state=s`, ''],
    ['what became of an action', `?kc_action=UPDATE_PASSWORD&kc_action_status=success&code=c0de&state=${state}`, ''],
    ['an error', `?error=access_denied&error_description=No&error_uri=u&state=${state}`, ''],
    ['parameters of the page’s own', `?customer=C%201042&code=c0de&state=${state}&x=a+b`, '?customer=C%201042&x=a+b'],
    ['names that are percent-encoded', `?%63ode=c0de&state=${state}`, ''],
    ['a fragment of the page’s own', `?code=c0de&state=${state}#/orders`, '#/orders'],
    ['text that is not percent-encoded right', `?a=%E0%A4%A&code=c0de&state=${state}`, '?a=%E0%A4%A'],
  ] as const) {
    it(`leaves no trace in an address with ${name}`, () => {
      expect(open(`https://desk.example/page${address}`).shown).to.equal(`https://desk.example/page${rest}`);
    });
  }

  for (const kind of ['redirect', 'popup', 'signed-out'] as const) {
    it(`says that it answers ${kind}`, () => {
      const marked = encodeURIComponent(`x;deskpass.${kind}.second-way`);
      const { callback } = open(`https://desk.example/?state=${marked}`);
      expect([callback?.kind, callback?.method]).to.deep.equal([kind, 'second-way']);
    });
  }

  for (const [name, address] of [
    ['of another sign-in library', '?code=c0de&state=a1b2'],
    ['whose state only mentions the mark', `?code=c0de&state=${encodeURIComponent(`${STATE};more`)}`],
    ['with a mark nobody writes', `?code=c0de&state=${encodeURIComponent('a;deskpass.other.sso')}`],
    ['with a mark without a method', `?code=c0de&state=${encodeURIComponent('a;deskpass.redirect.')}`],
    ['without a state', '?code=c0de&deskpass.redirect.sso=1'],
    ['that is a route of the page', '#/callback?x=1'],
    ['with no parameters at all', ''],
  ] as const) {
    it(`leaves an address alone ${name}`, () => {
      const { callback, replaced } = open(`https://desk.example/page${address}`);
      expect([callback, replaced]).to.deep.equal([null, 0]);
    });
  }

  it('is taken whole where a parameter is repeated, for the vault to refuse', () => {
    const query = `code=1&code=2&state=other&state=${state}`;
    const { callback, shown } = open(`https://desk.example/?${query}`);
    expect([callback?.query, shown]).to.deep.equal([query, 'https://desk.example/']);
  });

  it('is good for a sign-in even where the browser refuses to change the address', () => {
    const callback = takeCallback({
      location: { href: `https://desk.example/?code=c0de&state=${state}` },
      history: {
        state: null,
        replaceState() {
          throw new DOMException('Too many calls', 'SecurityError');
        },
      },
    });
    expect(callback?.kind).to.equal('redirect');
  });
});
