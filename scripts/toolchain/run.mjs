import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from './paths.mjs';

/** A step of the bootstrap that failed for a reason the person at the terminal can act on. */
export class StepError extends Error {}

/**
 * Runs a command and resolves when it has ended well. Its output goes to `log` when given (the last lines of
 * which become part of the error), otherwise to the terminal.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, log?: string, what: string }} options
 */
export async function run(command, args, { cwd = rootDir, env, log, what }) {
  if (log) mkdirSync(path.dirname(log), { recursive: true });
  const out = log ? openSync(log, 'w') : 'inherit';
  try {
    const code = await new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd,
        env: env ?? process.env,
        stdio: ['ignore', out, out],
      });
      child.once('error', error =>
        reject(
          new StepError(
            `${what}: could not run '${command}': ${error.message}`,
          ),
        ),
      );
      child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal));
    });
    if (code !== 0) {
      const tail = log ? `\n${lastLines(log, 15)}\nThe whole log: ${log}` : '';
      throw new StepError(`${what} failed (${code}).${tail}`);
    }
  } finally {
    if (typeof out === 'number') closeSync(out);
  }
}

/**
 * Says that a long step is still going on, every `everySeconds`.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function withProgress(what, step, everySeconds = 20) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`- ${what} ...`);
  const timer = setInterval(
    () => console.log(`  ${what}: ${seconds()} s so far`),
    everySeconds * 1000,
  );
  try {
    const result = await step();
    console.log(`  ${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

function lastLines(file, count) {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .join('\n');
}
