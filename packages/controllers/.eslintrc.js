// Imports point one way: see the README's map of the packages.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // What `yarn bundle` leaves.
  ignorePatterns: ['bundle/**'],
  restrictedImportPatterns: [
    '@services-toolkit/*',
    '!@services-toolkit/cel',
    '!@services-toolkit/claims',
    '!@services-toolkit/kubernetes-api',
    '!@services-toolkit/kubernetes-runtime',
  ],
  overrides: [
    {
      // Tests as well, of which the rules only know *.test.ts.
      files: ['src/**/*.ktest.ts'],
      rules: {
        'no-restricted-imports': 'off',
        '@backstage/no-undeclared-imports': 'off',
      },
    },
  ],
});
