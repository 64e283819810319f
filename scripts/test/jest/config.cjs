const path = require('node:path');
const backstageConfig = require('@backstage/cli/config/jest');
const alone = require('./alone.cjs');

// Backstage's configuration of a package's tests, with allTests.cjs in the place of nearly all of its files.
module.exports = backstageConfig.then(config => ({
  ...config,
  roots: [config.rootDir, __dirname],
  testMatch: [path.join(__dirname, 'allTests.cjs'), ...alone],
}));
