import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { planJobs } from './test/planJobs.mjs';
import { runInLanes } from './test/runInLanes.mjs';
import { runJob, testLogsDir } from './test/runJob.mjs';
import { startPool } from './test/startPool.mjs';
import { ensureChromium } from './toolchain/ensureChromium.mjs';
import { ensureControlPlane } from './toolchain/ensureControlPlane.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';
import { installDependencies } from './toolchain/installDependencies.mjs';
import { rootDir, runDir } from './toolchain/paths.mjs';
import { StepError, withProgress } from './toolchain/run.mjs';

// `npm test` runs everything; `npm test -- unit` one kind, `npm test -- kubernetes controllers` what of it matches a
// word, a folder or a file; `--record` keeps how long each job took, for the order of the next runs.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false } },
});

function select([kind, word]) {
  const selected = planJobs().filter(
    job => (!kind || job.kind === kind) && (!word || job.name.includes(word)),
  );
  if (selected.length === 0)
    throw new StepError(`No test matches '${positionals.join(' ')}'.`);
  return selected;
}

async function prepare(jobs) {
  const env = {
    ...(await ensureToolchain()),
    CI: 'true',
    // Most files load the same packages, each in a process of its own: these are compiled once.
    NODE_COMPILE_CACHE: path.join(runDir, 'cache', 'node'),
  };
  const needsCluster = jobs.some(
    ({ kind }) => kind === 'kubernetes' || kind === 'e2e',
  );
  await Promise.all([
    installDependencies(env),
    ...(needsCluster ? [ensureControlPlane()] : []),
  ]);
  if (jobs.some(({ kind }) => kind === 'e2e'))
    env.CHROMIUM = await withProgress('Looking for Chromium', ensureChromium);
  return { env, needsCluster };
}

async function runAll(jobs) {
  const { env, needsCluster } = await prepare(jobs);
  rmSync(testLogsDir, { recursive: true, force: true });
  const pool = needsCluster ? await startPool(env) : undefined;
  try {
    return await runInLanes(
      jobs,
      job => runJob(job, { ...env, ...pool?.env }),
      os.availableParallelism(),
    );
  } finally {
    await pool?.stop();
  }
}

function record(results) {
  const seconds = results
    .map(({ name, seconds: taken }) => [name, taken])
    .sort(([one], [other]) => one.localeCompare(other));
  writeFileSync(
    path.join(rootDir, 'scripts/test/durations.json'),
    `${JSON.stringify(Object.fromEntries(seconds), undefined, 2)}\n`,
  );
}

try {
  const results = await runAll(select(positionals));
  if (values.record) record(results);
  const sum = what =>
    results.reduce((total, result) => total + result[what], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') ? 1 : 0;
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
