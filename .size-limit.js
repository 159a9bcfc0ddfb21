import { staticGraph, wholeGraph } from './.config/bundle-graph.js';

const page = 'dist/bundle/deskpass.js';
const vault = 'dist/bundle/vault.js';

export default [
  { name: 'until the first form is drawn', path: staticGraph(page), brotli: true, limit: '15 kB' },
  { name: 'until the agent is signed in', path: wholeGraph(page, vault), brotli: true, limit: '45 kB' },
  { name: 'gadget.js', path: 'dist/bundle/gadget.js', gzip: true, limit: '3 kB' },
];
