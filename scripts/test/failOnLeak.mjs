// Loaded into each test process. A file whose tests are done and that does not end has left something open, in the
// product or in the test: it fails, and says what is open.
import { after } from 'node:test';

/** The tests' own hooks, which may have a whole portal to stop, come after the one below. */
const graceMs = 60_000;

after(() => {
  const timer = setTimeout(() => {
    process.stderr.write(
      `The tests are done, and the process does not end. What is still open: ${process
        .getActiveResourcesInfo()
        .join(', ')}\n`,
    );
    process.exit(1);
  }, graceMs);
  timer.unref();
});
