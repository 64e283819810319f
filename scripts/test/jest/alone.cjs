const path = require('node:path');

/**
 * Files that need an environment of their own, since another one of their package leaves in a module what they do not expect.
 */
module.exports = [
  // An app on the new frontend system, as those of the other files, gives the plugin's routes other names for good.
  'plugins/services-toolkit/src/plugin.test.tsx',
].map(file => path.resolve(__dirname, '../../..', file));
