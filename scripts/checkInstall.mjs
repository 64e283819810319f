// npm run check:install: installs the packed packages into apps made by create-app, as the README says, and visits them.
// `npm run check:install new` checks one of the two frontend systems, `npm run check:install made` the apps as they are
// made, `npm run check:install upgraded` those that are taken to this repository's Backstage.
import { spawn } from 'node:child_process';
import { ensureChromium } from './toolchain/ensureChromium.mjs';
import { ensureControlPlane } from './toolchain/ensureControlPlane.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';
import { installDependencies } from './toolchain/installDependencies.mjs';
import { rootDir } from './toolchain/paths.mjs';
import { StepError, withProgress } from './toolchain/run.mjs';

try {
  const env = await ensureToolchain();
  await Promise.all([installDependencies(env), ensureControlPlane()]);
  env.CHROMIUM = await withProgress('Looking for Chromium', ensureChromium);
  const child = spawn(
    'node',
    ['--import', 'tsx', 'e2e/src/install/main.ts', ...process.argv.slice(2)],
    { cwd: rootDir, env, stdio: 'inherit' },
  );
  // Ctrl-C reaches the child as well, which stops what it has started and ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code ?? 1;
  });
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  process.exitCode = 1;
}
