// Imports point one way: kubernetes-api, then this, then whoever watches, serves or shows claims. It runs in browsers.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    '@services-toolkit/*',
    '!@services-toolkit/kubernetes-api',
    'node:*',
  ],
  overrides: [
    {
      files: ['src/**/*.test.ts', 'src/**/__testUtils__/**'],
      rules: { 'no-restricted-imports': 'off' },
    },
  ],
});
