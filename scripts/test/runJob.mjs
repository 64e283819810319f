import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rootDir, runDir } from '../toolchain/paths.mjs';
import { countResults } from './countResults.mjs';

/** Where a test run leaves what its jobs print. */
export const testLogsDir = path.join(runDir, 'logs', 'test');

/** Characters of a log. */
const MOST_SHOWN = 8_000;

/**
 * Runs one job, its output to a log and, where it failed, to the terminal.
 *
 * @param {import('./planJobs.mjs').Job} job
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number }>}
 */
export async function runJob(job, env) {
  const log = path.join(
    testLogsDir,
    // File systems take 255 bytes; of a row of files the first one tells it from the others.
    `${job.name.replace(/[^a-z0-9]+/gi, '-').slice(0, 200)}.log`,
  );
  mkdirSync(testLogsDir, { recursive: true });
  const started = Date.now();
  const code = await new Promise((resolve, reject) => {
    const child = spawn(job.command, job.args, {
      cwd: job.cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // What computes leaves the cores to what has to answer in time, and takes the rest of them.
    if (job.lane === 'light' && child.pid) os.setPriority(child.pid, 5);
    const out = createWriteStream(log);
    child.stdout.pipe(out, { end: false });
    child.stderr.pipe(out, { end: false });
    child.once('error', reject);
    child.once('close', (exitCode, signal) =>
      out.end(() => resolve(exitCode ?? signal)),
    );
  });
  const text = readFileSync(log, 'utf8');
  const { passed, failed } = countResults(job, code, text);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${failed ? 'FAIL' : 'ok  '} ${
      job.name
    }: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
  if (failed)
    console.log(
      `${whatFailed(text)}\nThe whole log: ${path.relative(rootDir, log)}`,
    );
  return { name: job.name, passed, failed, seconds };
}

/**
 * What tells why a job failed. Node's runner says the errors at the end; where the first test failed may stand what that test
 * printed for who looks for the cause.
 */
function whatFailed(text) {
  const errors = text.lastIndexOf('failing tests:');
  if (errors < 0) return text.slice(-MOST_SHOWN);
  const first = text.indexOf('✖');
  return [errors, first]
    .map(start => text.slice(start, start + MOST_SHOWN / 2))
    .join('\n[…]\n');
}
