module.exports = {
  root: true,
  ignorePatterns: ['.run/**'],
  overrides: [
    {
      // They run on any Node, with no package installed.
      files: ['scripts/**/*.mjs'],
      parserOptions: { ecmaVersion: 2022, sourceType: 'module' },
    },
  ],
};
