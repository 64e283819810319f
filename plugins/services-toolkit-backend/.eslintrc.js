// Imports point one way: see the README's map of the packages.
const restrictedImportPatterns = [
  '@services-toolkit/controllers',
  '@services-toolkit/demo',
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns,
  overrides: [
    {
      // Tests that need a cluster are tests, which Backstage's patterns do not know: they may use __testUtils__.
      files: ['**/*.ktest.ts'],
      rules: {
        '@backstage/no-undeclared-imports': 'off',
        'no-restricted-imports': [
          'error',
          { patterns: restrictedImportPatterns },
        ],
      },
    },
  ],
});
