const { readdirSync } = require('node:fs');
const path = require('node:path');
const alone = require('./alone.cjs');

// All unit tests of a package that uses Jest, in one environment: in one of its own, each file would load all of Backstage anew,
// which takes longer than most tests. Jest runs this one in the package's folder.
const src = path.join(process.cwd(), 'src');
const files = readdirSync(src, { recursive: true })
  .filter(file => /(?<!\.cluster)\.test\.tsx?$/.test(file))
  .map(file => path.join(src, file))
  .filter(file => !alone.includes(file))
  .sort();
for (const file of files) {
  // Its hooks are for its own tests.
  describe(path.relative(src, file), () => {
    require(file);
  });
}
