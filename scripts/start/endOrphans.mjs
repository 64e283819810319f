// Runs beside the bootstrap, and ends installers and compilers that a killed bootstrap leaves behind. Its stdin ends with
// the bootstrap; a line on it says that there is nothing to look after any more.
import { setTimeout as delay } from 'node:timers/promises';
import { descendantsOf, isAlive, signalAll } from './processes.mjs';

const lookMs = 1000;
const graceMs = 5000;
const bootstrap = process.ppid;
let known = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {});

// Once the bootstrap has gone, nobody can tell any more what it had started.
setInterval(() => {
  if (process.ppid === bootstrap) known = othersOf(bootstrap);
}, lookMs).unref();

process.stdin.on('data', () => process.exit(0));
process.stdin.on('end', async () => {
  const left = () =>
    [...new Set(known.flatMap(pid => [pid, ...descendantsOf(pid)]))].filter(
      isAlive,
    );
  signalAll(left(), 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (left().length > 0 && Date.now() < deadline) await delay(100);
  signalAll(left(), 'SIGKILL');
  process.exit(0);
});

function othersOf(pid) {
  return descendantsOf(pid).filter(child => child !== process.pid);
}
