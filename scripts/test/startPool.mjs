import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rootDir } from '../toolchain/paths.mjs';

/**
 * Starts the pool that has a control plane with `deploy/` ready for the next test file. It ends with this process,
 * however this process ends.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ env: Record<string, string>, stop(): Promise<void> }>} what tells tests of it
 */
export async function startPool(env) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'services-toolkit-pool-'));
  const socket = path.join(folder, 'pool');
  const pool = spawn(
    'node',
    ['--import', 'tsx', 'packages/test-support/src/pool/main.ts', socket],
    { cwd: rootDir, env, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = new Promise(resolve => {
    pool.once('error', resolve);
    pool.once('exit', resolve);
  });
  // It says one thing: that it listens.
  await Promise.race([once(pool.stdout, 'data'), ended]);
  return {
    env: { SERVICES_TOOLKIT_CONTROL_PLANE_POOL: socket },
    async stop() {
      pool.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
