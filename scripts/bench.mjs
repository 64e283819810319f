import { spawn } from 'node:child_process';
import { ensureChromium } from './toolchain/ensureChromium.mjs';
import { ensureControlPlane } from './toolchain/ensureControlPlane.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';
import { installDependencies } from './toolchain/installDependencies.mjs';
import { rootDir } from './toolchain/paths.mjs';
import { StepError, withProgress } from './toolchain/run.mjs';

// `npm run bench` measures everything, `npm run bench claims` what a word selects.
try {
  const env = await ensureToolchain();
  await Promise.all([installDependencies(env), ensureControlPlane()]);
  const words = process.argv.slice(2).filter(word => !word.startsWith('-'));
  if (words.length === 0 || words.includes('portal')) {
    env.CHROMIUM = await withProgress('Looking for Chromium', ensureChromium);
  }
  const child = spawn(
    'node',
    ['--import', 'tsx', 'benchmarks/src/main.ts', ...process.argv.slice(2)],
    {
      cwd: rootDir,
      env,
      stdio: 'inherit',
    },
  );
  child.once('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code ?? 1;
  });
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  process.exitCode = 1;
}
