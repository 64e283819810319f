import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

test('a promise that fails while nobody waits for it is logged, and does not end the process', async () => {
  const code = `
    import { logUnhandledRejections } from ${JSON.stringify(
      join(__dirname, 'logUnhandledRejections.ts'),
    )};
    const drop = () => {};
    logUnhandledRejections({
      debug: drop, info: drop, warn: drop,
      error: (message, { error }) => console.log(message, error),
    });
    Promise.reject(new Error('odd object'));
    setImmediate(() => console.log('still here'));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', '--input-type=module', '-e', code],
  ]);
  assert.match(
    stdout,
    /^Something failed that nobody waited for Error: odd object[^]*still here\n$/,
  );
});
