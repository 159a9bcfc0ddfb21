/** @typedef {{ events?: { description?: string }[] }} Declaration */
/** @typedef {{ modules: { declarations?: Declaration[] }[] }} Manifest */

export default {
  globs: ['src/{login,host,ui}/**/*.ts', 'src/*-define.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [
    {
      name: 'described events alone',
      /**
       * Whatever is dispatched is taken for an event called like the first argument of its constructor.
       *
       * @param {{ customElementsManifest: Manifest }} linked
       */
      packageLinkPhase({ customElementsManifest }) {
        for (const declaration of customElementsManifest.modules.flatMap(({ declarations = [] }) => declarations)) {
          if (declaration.events) declaration.events = declaration.events.filter(({ description }) => description);
        }
      },
    },
  ],
};
