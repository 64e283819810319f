import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suites } from './test/suites.mjs';
import { countResults } from './test/countResults.mjs';
import { startPool } from './test/startPool.mjs';
import { ensureChromium } from './toolchain/ensureChromium.mjs';
import { ensureControlPlane } from './toolchain/ensureControlPlane.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';
import { installDependencies } from './toolchain/installDependencies.mjs';
import { rootDir, runDir } from './toolchain/paths.mjs';
import { StepError, withProgress } from './toolchain/run.mjs';

// `npm test` runs everything; `npm test -- unit` one kind, `npm test -- unit controllers` what of it matches a word.
const [kind, word] = process.argv.slice(2);
const selected = suites.filter(
  suite =>
    (!kind || suite.kind === kind) && (!word || suite.name.includes(word)),
);

/** Runs one suite, its output to a log and, where it failed, to the terminal. */
async function runSuite(suite, env) {
  const log = path.join(
    runDir,
    'logs',
    'test',
    `${suite.name.replace(/[^a-z0-9]+/gi, '-')}.log`,
  );
  mkdirSync(path.dirname(log), { recursive: true });
  const started = Date.now();
  const code = await new Promise((resolve, reject) => {
    const child = spawn(suite.command, suite.args, {
      cwd: rootDir,
      env: { ...env, ...suite.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = createWriteStream(log);
    child.stdout.pipe(out, { end: false });
    child.stderr.pipe(out, { end: false });
    child.once('error', reject);
    child.once('close', (exitCode, signal) =>
      out.end(() => resolve(exitCode ?? signal)),
    );
  });
  const text = readFileSync(log, 'utf8');
  const result = countResults(suite, code, text);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${result.failed ? 'FAIL' : 'ok  '} ${suite.name}: ${
      result.passed
    } passed, ${result.failed} failed (${seconds} s)`,
  );
  if (result.failed)
    console.log(
      `${text.slice(-12_000)}\nThe whole log: ${path.relative(rootDir, log)}`,
    );
  return result;
}

/**
 * What needs no cluster runs two at a time: each leaves a core free, for itself alone. What has a cluster, processes and
 * deadlines comes afterwards, one after the other.
 */
async function runAll(env) {
  const results = [];
  const needsNoCluster = ({ kind }) => kind === 'static' || kind === 'unit';
  const light = selected.filter(needsNoCluster);
  const lane = async () => {
    for (let suite = light.shift(); suite; suite = light.shift())
      results.push(await runSuite(suite, env));
  };
  await Promise.all([lane(), lane()]);
  const withCluster = selected.filter(suite => !needsNoCluster(suite));
  if (withCluster.length === 0) return results;
  const pool = await startPool(env);
  try {
    for (const suite of withCluster)
      results.push(await runSuite(suite, { ...env, ...pool.env }));
  } finally {
    await pool.stop();
  }
  return results;
}

try {
  if (selected.length === 0)
    throw new StepError(
      `No test suite matches '${process.argv.slice(2).join(' ')}'.`,
    );
  const env = { ...(await ensureToolchain()), CI: 'true' };
  const needsCluster = selected.some(
    suite => suite.kind !== 'static' && suite.kind !== 'unit',
  );
  await Promise.all([
    installDependencies(env),
    ...(needsCluster ? [ensureControlPlane()] : []),
  ]);
  if (selected.some(suite => suite.kind === 'e2e')) {
    env.CHROMIUM = await withProgress('Looking for Chromium', ensureChromium);
  }

  const results = await runAll(env);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
