// Depends on nothing of this repository but its CEL; its tests on a real control plane.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: ['@services-toolkit/*', '!@services-toolkit/cel'],
  overrides: [
    {
      // The rules know tests by the name *.test.ts only, and take what runs in Node for a mistake in a common library.
      files: ['src/**/*.ktest.ts', 'src/__testUtils__/**'],
      rules: {
        'no-restricted-imports': 'off',
        '@backstage/no-undeclared-imports': 'off',
        '@backstage/no-mixed-plugin-imports': 'off',
      },
    },
  ],
});
