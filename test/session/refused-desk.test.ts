import { expect } from '@open-wc/testing/pure';
import { deskFile, fileWith, refusal } from '../fixtures/desk-file.js';

describe('a desk file', () => {
  const twice = (list: readonly unknown[]): unknown[] => [...list, ...list];

  for (const [path, value] of [
    ['title', undefined],
    ['title', ''],
    ['title', 7],
    ['title', 'x'.repeat(201)],
    ['logo', 'javascript:alert(1)'],
    ['logo', 'http://desk.example/logo.svg'],
    ['development', 'true'],
    ['signIn', undefined],
    ['signIn', []],
    ['signIn', {}],
    ['signIn', twice(deskFile.signIn)],
    ['signIn.0.id', 'two words'],
    ['signIn.0.id', '__proto__'],
    ['signIn.0.id', '-x'],
    ['signIn.0.backend', undefined],
    ['signIn.0.label', null],
    ['gadgets', null],
    ['gadgets', twice(deskFile.gadgets)],
    ['gadgets.0', 'orders'],
    ['gadgets.0.id', 'a.b'],
    ['gadgets.0.title', []],
    ['gadgets.0.src', undefined],
    ['gadgets.0.src', ''],
    ['gadgets.0.src', '/gadgets/orders/'],
    ['gadgets.0.src', 'https://desk.example/orders/'],
    ['gadgets.0.src', 'http://gadgets.example/'],
    ['gadgets.0.src', 'data:text/html,x'],
    ['gadgets.0.src', 'blob:https://gadgets.example/1'],
    ['gadgets.0.src', 'javascript:alert(1)'],
    ['gadgets.0.src', 'https://user:secret@gadgets.example/'],
    ['gadgets.0.column', 0],
    ['gadgets.0.column', 1.5],
    ['gadgets.0.column', '1'],
    ['gadgets.0.height', 10],
    ['gadgets.0.height', 1e9],
    ['gadgets.0.claims', 'name'],
    ['gadgets.0.claims', ['name', 'name']],
    ['gadgets.0.claims', [1]],
    ['gadgets.0.grants', {}],
    ['gadgets.0.grants.0.origin', undefined],
    ['gadgets.0.grants.0.origin', 'orders.example'],
    ['gadgets.0.grants.0.origin', '*'],
    ['gadgets.0.grants.0.origin', 'https://*.example'],
    ['gadgets.0.grants.0.origin', 'https://orders.example/v2'],
    ['gadgets.0.grants.0.origin', 'https://orders.example?'],
    ['gadgets.0.grants.0.origin', 'https://orders.example#'],
    ['gadgets.0.grants.0.origin', 'https://orders.example.'],
    ['gadgets.0.grants.0.origin', 'https://evil@orders.example'],
    ['gadgets.0.grants.0.origin', 'https:\\\\orders.example'],
    ['gadgets.0.grants.0.origin', ' https://orders.example'],
    ['gadgets.0.grants.0.origin', 'https://orders.example\t'],
    ['gadgets.0.grants.0.origin', 'null'],
    ['gadgets.0.grants.0.origin', 'file:///etc/passwd'],
    ['gadgets.0.grants.0.origin', 'http://orders.localhost:4102'],
    ['gadgets.0.grants.0.origin', 'https://desk.example'],
    ['gadgets.0.grants.0.path', ''],
    ['gadgets.0.grants.0.path', 'v2'],
    ['gadgets.0.grants.0.path', '/a/../b'],
    ['gadgets.0.grants.0.path', '/a/%2e%2e/b'],
    ['gadgets.0.grants.0.path', '/a%2Fb'],
    ['gadgets.0.grants.0.path', '/a%5cb'],
    ['gadgets.0.grants.0.path', '/a\\b'],
    ['gadgets.0.grants.0.path', '//evil.example'],
    ['gadgets.0.grants.0.path', '/a?b'],
    ['gadgets.0.grants.0.path', '/a#b'],
    ['gadgets.0.grants.0.path', '/a b'],
    ['gadgets.0.grants.0.methods', []],
    ['gadgets.0.grants.0.methods', 'GET'],
    ['gadgets.0.grants.0.methods', ['GET', 'GET']],
    ['gadgets.0.grants.0.methods', ['TRACE']],
    ['gadgets.0.grants.0.methods', ['*']],
    ['gadgets.0.grants.0.authorization', true],
    ['gadgets.0.grants.0.headers', ['X-Correlation-Id']],
    ['gadgets.0.grants.0.headers', ['a b']],
    ['gadgets.0.grants.0.headers', ['authorization']],
    ['gadgets.0.grants.0.headers', ['x-tenant', 'x-api-key']],
    ['gadgets.0.grants.0.header', ['x']],
  ] as const) {
    const shown = typeof value === 'string' && value.length > 60 ? 'a very long text' : JSON.stringify(value);
    it(`is refused with ${path} set to ${shown}`, () => {
      const place = path.replace(/\.(\d+)/g, '[$1]');
      expect(refusal(fileWith(path, value)).facts['path']).to.satisfy((found: string) => found.startsWith(place));
    });
  }

  for (const value of [undefined, null, true, 7, 'text', [], () => 1]) {
    it(`is refused where it is ${typeof value} ${String(value)}`, () => {
      expect(refusal(value).facts['path']).to.equal('');
    });
  }

  it('is refused where a name would exchange a prototype', () => {
    const file: unknown = JSON.parse('{"title":"T","signIn":[],"__proto__":{"development":true}}');
    expect(refusal(file).facts['path']).to.equal('__proto__');
  });

  it('is refused where a name in the settings of a sign-in would exchange a prototype', () => {
    const settings = JSON.parse('{"__proto__":{"polluted":1}}') as unknown;
    expect(refusal(fileWith('signIn.0.extra', settings)).facts['path']).to.equal('signIn[0].extra.__proto__');
  });

  it('is refused where settings are nested without end', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(refusal(fileWith('signIn.0.extra', nested)).facts['path']).to.satisfy((path: string) =>
      path.startsWith('signIn[0].extra'),
    );
  });
});
