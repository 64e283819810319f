// npm run reset: forgets the demo's data, credentials and logs. What was fetched and built stays.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askRunning } from './start/askRunning.mjs';
import { runDir } from './toolchain/paths.mjs';

const running = await askRunning();
if (running) {
  console.error(
    `The demo runs${
      running.pid ? ` (process ${running.pid})` : ''
    }: stop it first, with Ctrl-C in its terminal${
      running.pid ? ` or with: kill ${running.pid}` : ''
    }.`,
  );
  process.exit(1);
}
const data = [
  'data',
  'credentials',
  'logs',
  'workload.kubeconfig',
  'app-config.demo.yaml',
  'demo.sock',
];
for (const name of data)
  rmSync(path.join(runDir, name), { recursive: true, force: true });
// Where PostgreSQL's data lies if its user cannot get at this folder (packages/demo/src/postgres/postgresHome.ts).
const server = path.join(runDir, 'data/postgres/server');
const hash = createHash('sha256').update(server).digest('hex').slice(0, 12);
rmSync(path.join(os.tmpdir(), `services-toolkit-postgres-${hash}`), {
  recursive: true,
  force: true,
});
console.log('The data of the demo is gone; the next npm start begins anew.');
