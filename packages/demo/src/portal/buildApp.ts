import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '@services-toolkit/control-plane';
import { rootDir } from '../paths';
import type { Guardian } from '../process/Guardian';
import { lastLines } from '../process/lastLines';
import { startProcess } from '../process/startProcess';
import { fingerprintApp } from './fingerprintApp';

const app = path.join(rootDir, 'packages/app');
const stamp = path.join(app, 'dist/.fingerprint');
const lock = path.join(rootDir, '.run/app-build.lock');

/** Options of {@link buildApp}. */
export interface BuildAppOptions {
  log: string;
  onProgress: (line: string) => void;
  guardian?: Guardian;
}

/** Builds the app that the backend serves, unless exactly that is built already. */
export async function buildApp(options: BuildAppOptions): Promise<void> {
  const wanted = fingerprintApp();
  if (isBuilt(wanted)) return;

  // A start and a test run may want it at the same time, and there is one dist folder.
  await eventually('another build of the app has ended', tryLock, {
    timeoutMs: 10 * 60_000,
  });
  try {
    if (!isBuilt(wanted)) await build(options);
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(lock, { force: true });
  }
}

function isBuilt(fingerprint: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
}

async function build({ log, onProgress, guardian }: BuildAppOptions) {
  const started = Date.now();
  onProgress(
    'Building the app (a minute on two cores; only when its sources changed)',
  );
  rmSync(log, { force: true });
  const running = startProcess({
    title: 'The build of the app',
    command: process.execPath,
    args: [
      path.join(rootDir, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...['package', 'build'],
    ],
    cwd: app,
    // The bundle would differ, and be slower, in any other.
    env: { ...process.env, NODE_ENV: 'production' },
    log,
    ...(guardian && { guardian }),
  });
  const sentence = await running.ended;
  if (!sentence.endsWith('exit code 0')) {
    throw new Error(`${sentence}. The end of ${log}:\n${lastLines(log, 30)}`);
  }
  onProgress(
    `The app is built (${Math.round((Date.now() - started) / 1000)} s)`,
  );
}

async function tryLock(): Promise<true | undefined> {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!holderIsAlive()) rmSync(lock, { force: true });
    return undefined;
  }
}

function holderIsAlive(): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
