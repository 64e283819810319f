import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rootDir, runDir } from './paths.mjs';
import { run, withProgress } from './run.mjs';

/**
 * Installs what yarn.lock names, unless exactly that is installed already.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function installDependencies(env) {
  const stamp = path.join(
    rootDir,
    'node_modules',
    '.services-toolkit-installed',
  );
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  await withProgress(
    'Installing the packages of yarn.lock (3 minutes the first time)',
    () =>
      run('yarn', ['install', '--immutable'], {
        // SQLite, which only tests use, is compiled here, at the end and with nothing beside it.
        env: {
          ...env,
          CFLAGS: `${env.CFLAGS ?? ''} -O1`,
          CXXFLAGS: `${env.CXXFLAGS ?? ''} -O1`,
          JOBS: String(os.availableParallelism()),
        },
        what: 'Installing packages',
        log: path.join(runDir, 'logs', 'install.log'),
      }),
  );
  writeFileSync(stamp, wanted);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', '.yarnrc.yml', 'package.json']) {
    hash.update(readFileSync(path.join(rootDir, file)));
  }
  return hash.digest('hex');
}
