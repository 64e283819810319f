// npm start: fetches what is missing, builds what has to be built, and starts the demo. Plain Node 20, no packages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { requirePorts } from './start/requirePorts.mjs';
import { requirePrograms } from './start/requirePrograms.mjs';
import { stopWithStarter } from './start/stopWithStarter.mjs';
import { ensureControlPlane } from './toolchain/ensureControlPlane.mjs';
import { ensureToolchain } from './toolchain/ensureToolchain.mjs';
import { installDependencies } from './toolchain/installDependencies.mjs';
import { binDir, rootDir, runDir } from './toolchain/paths.mjs';
import { StepError } from './toolchain/run.mjs';

const startedAt = Date.now();
const guard = stopWithStarter();

try {
  const { values: ports } = parseArgs({
    options: {
      'portal-port': { type: 'string', default: '3000' },
      'backend-port': { type: 'string', default: '7007' },
    },
  });
  mkdirSync(runDir, { recursive: true });
  requirePrograms();
  // Before minutes are spent. The demo looks again, and says who it is that runs here already.
  await requirePorts(ports);

  const env = await ensureToolchain();
  await Promise.all([installDependencies(env), ensureControlPlane()]);
  process.exitCode = await launch(env, ports);
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  process.exitCode = 1;
} finally {
  guard.release();
}

async function launch(env, ports) {
  const child = spawn(
    path.join(binDir, 'node'),
    [
      '--import',
      'tsx',
      path.join(rootDir, 'packages/demo/src/main.ts'),
      `--started-at=${startedAt}`,
      ...Object.entries(ports).map(([name, port]) => `--${name}=${port}`),
    ],
    { cwd: rootDir, env, stdio: 'inherit' },
  );
  guard.handOver(child);
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
