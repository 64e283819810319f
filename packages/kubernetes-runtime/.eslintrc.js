// Imports point one way: see the README's map of the packages.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    '@services-toolkit/*',
    '!@services-toolkit/kubernetes-api',
    '!@services-toolkit/control-plane',
  ],
  overrides: [
    {
      // Tests as well, of which the rule only knows *.test.ts.
      files: ['src/**/*.ktest.ts', 'src/testing/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
  ],
});
