export default {
  globs: ['src/{login,host,ui}/**/*.ts', 'src/*-define.ts'],
  outdir: 'dist',
  litelement: true,
};
