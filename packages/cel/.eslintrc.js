// Depends on nothing of this repository, and runs in browsers.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: ['@services-toolkit/*', 'node:*'],
  overrides: [
    {
      files: ['src/**/*.test.ts', 'src/__testUtils__/**'],
      rules: { 'no-restricted-imports': 'off' },
    },
  ],
});
