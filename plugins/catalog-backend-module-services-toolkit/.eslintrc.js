// Imports point one way: see the README's map of the packages.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImportPatterns: [
    '@services-toolkit/controllers',
    '@services-toolkit/demo',
  ],
});
