import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { parseDesk } from '../../src/session/parse-desk.js';
import { mutate, randomFrom } from '../fixtures/mutate-json.js';
import { deskFile, deskOptions as options, fileWith, refusal, type Json } from '../fixtures/desk-file.js';

describe('a desk file', () => {
  it('is read with everything it says', () => {
    expect(parseDesk(deskFile, options)).to.deep.equal({
      title: 'Northwind Service',
      logo: 'https://desk.example/config/logo.svg',
      development: false,
      signIn: [
        {
          id: 'sso',
          backend: 'oidc',
          label: 'Northwind SSO',
          settings: { authority: 'https://login.example', client_id: 'desk', scope: 'openid', display: 'redirect' },
        },
      ],
      detection: { offer: 'first', choiceAfter: 5 },
      gadgets: [
        {
          id: 'orders',
          title: 'Orders',
          src: 'https://gadgets.example/orders/',
          column: 2,
          height: 320,
          claims: ['name'],
          grants: [
            {
              origin: 'https://orders.example',
              path: '/v2/orders',
              methods: ['GET', 'POST'],
              authorization: 'none',
              headers: ['x-correlation-id'],
            },
          ],
        },
      ],
    });
  });

  it('gets every default that it leaves out', () => {
    const { logo, development, detection, gadgets } = parseDesk(
      {
        title: 'T',
        signIn: deskFile.signIn,
        gadgets: [{ id: 'a', title: 'A', src: 'https://g.example/', grants: [{ origin: 'https://o.example' }] }],
      },
      options,
    );
    expect({ logo, development, detection, gadgets }).to.deep.equal({
      logo: '',
      development: false,
      detection: { offer: 'all', choiceAfter: 3 },
      gadgets: [
        {
          id: 'a',
          title: 'A',
          src: 'https://g.example/',
          column: 1,
          height: 240,
          claims: [],
          grants: [{ origin: 'https://o.example', path: '/', methods: ['GET'], authorization: 'session', headers: [] }],
        },
      ],
    });
  });

  it('may have no gadgets', () => {
    expect(parseDesk(fileWith('gadgets', undefined), options).gadgets).to.deep.equal([]);
  });

  it('may name its schema for an editor', () => {
    expect(parseDesk(fileWith('$schema', 'desk.schema.json'), options).title).to.equal('Northwind Service');
  });

  it('resolves a gadget’s address against its own', () => {
    const file = fileWith('gadgets.0.src', '../g/?x=1');
    const elsewhere = { fileUrl: 'https://cdn.example/config/desk.json', pageOrigin: 'https://desk.example' };
    expect(parseDesk(file, elsewhere).gadgets[0]?.src).to.equal('https://cdn.example/g/?x=1');
  });

  for (const [name, origin, normal] of [
    ['in capitals', 'https://Orders.EXAMPLE', 'https://orders.example'],
    ['with the scheme’s own port', 'https://orders.example:443', 'https://orders.example'],
    ['with a slash', 'https://orders.example/', 'https://orders.example'],
    ['with another port', 'https://orders.example:8443', 'https://orders.example:8443'],
    ['in another script', 'https://bücher.example', 'https://xn--bcher-kva.example'],
  ] as const) {
    it(`normalises an origin ${name}`, () => {
      const desk = parseDesk(fileWith('gadgets.0.grants.0.origin', origin), options);
      expect(desk.gadgets[0]?.grants[0]?.origin).to.equal(normal);
    });
  }

  it('allows http on loopback while it says development', () => {
    const file = { ...fileWith('gadgets.0.grants.0.origin', 'http://orders.localhost:4102'), development: true };
    expect(parseDesk(file, options).gadgets[0]?.grants[0]?.origin).to.equal('http://orders.localhost:4102');
  });

  it('never allows http elsewhere', () => {
    const file = { ...fileWith('gadgets.0.grants.0.origin', 'http://orders.example'), development: true };
    expect(refusal(file).facts['path']).to.equal('gadgets[0].grants[0].origin');
  });

  it('says where it is wrong, what is there and what is allowed', () => {
    const { message, facts } = refusal(fileWith('gadgets.0.grants.0.authorization', 'bearer'));
    expect(facts).to.deep.equal({
      path: 'gadgets[0].grants[0].authorization',
      found: '"bearer"',
      allowed: '"session", "none"',
    });
    expect(message).to.equal('gadgets[0].grants[0].authorization is "bearer"; allowed: "session", "none"');
  });

  for (const [written, meant] of [
    ['signin', 'signIn'],
    ['gadget', 'gadgets'],
    ['Title', 'title'],
    ['sign_in', 'signIn'],
  ] as const) {
    it(`asks whether "${written}" was meant to be "${meant}"`, () => {
      expect(refusal(fileWith(written, 'x')).suggestion).to.equal(`Did you mean "${meant}"?`);
    });
  }

  it('says how long it may take to find out how to sign in', () => {
    expect(refusal(fileWith('detection', { choiceAfter: 0 })).message).to.equal(
      'detection.choiceAfter is 0; allowed: a whole number from 1 to 30',
    );
  });

  it('asks whether a method in small letters was meant to be in capitals', () => {
    expect(refusal(fileWith('gadgets.0.grants.0.methods', ['get'])).suggestion).to.equal('Did you mean "GET"?');
  });

  it('says what a place knows where no name is near', () => {
    const { facts } = refusal(fileWith('gadgets.0.zebra', 1));
    expect([facts['path'], facts['allowed']]).to.deep.equal([
      'gadgets[0].zebra',
      'id, title, src, column, height, claims, grants',
    ]);
  });

  it('shares no object with what it was read from', () => {
    const file = fileWith('signIn.0.extra', { list: [1] });
    const desk = parseDesk(file, options);
    ((file['signIn'] as Json[])[0]?.['extra'] as { list: number[] }).list.push(2);
    expect(desk.signIn[0]?.settings['extra']).to.deep.equal({ list: [1] });
  });

  it('never throws anything but its own error, whatever ten thousand mutations make of it', () => {
    const random = randomFrom(20260105);
    let refused = 0;
    for (let i = 0; i < 10_000; i++) {
      const file = mutate(deskFile, random);
      try {
        parseDesk(file, options);
      } catch (thrown) {
        if (!(thrown instanceof DeskpassError) || thrown.code !== 'desk-file-invalid') {
          throw new Error(`Mutation ${String(i)}: ${JSON.stringify(file)}`, { cause: thrown });
        }
        refused += 1;
      }
    }
    // Mutations that were all refused, or all harmless, would have tested nothing.
    expect(refused).to.be.within(5_000, 9_900);
  });
});
