/** As esbuild writes `@property(…)`. */
const DECORATED = /__decorateClass\(\[\s*property\(([^]*?)\)\s*\], (\w+)\.prototype, ("\w+"), [12]\);/g;

/**
 * Says what Lit's decorator would say to the class when it is made, without the code of decorators: some 0.3 kB.
 *
 * @returns {import('rollup').Plugin}
 */
export const plainProperties = () => ({
  name: 'plain-properties',
  transform(code) {
    if (!code.includes('__decorateClass(')) return null;
    const plain = code.replace(DECORATED, (all, options, owner, name) => {
      const lines = all.replace(/[^\n]/g, '').slice(options.split('\n').length - 1);
      return `${owner}.createProperty(${name}${options ? `, ${options}` : ''});${lines}`;
    });
    if (/__decorateClass\(\[\s*property\(/.test(plain)) this.error('a property that is not declared as the others are');
    return { code: plain, map: null };
  },
});
