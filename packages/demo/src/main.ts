import path from 'node:path';
import { parseArgs } from 'node:util';
import { rootDir } from './paths';
import { AlreadyRunningError } from './process/Guardian';
import { describeDemo } from './describeDemo';
import { startDemo } from './startDemo';

// How the launcher notices that whoever started it was killed.
const parentCheckMs = 500;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'run-dir': { type: 'string', default: path.join(rootDir, '.run') },
      'portal-port': { type: 'string', default: '3000' },
      'backend-port': { type: 'string', default: '7007' },
      // When the person pressed enter, in milliseconds: the bootstrap has taken its time before this.
      'started-at': { type: 'string', default: String(Date.now()) },
    },
  });
  const elapsed = () => {
    const seconds = Math.round(
      (Date.now() - Number(values['started-at'])) / 1000,
    );
    return `${String(seconds).padStart(4)} s`;
  };
  const stopping = new AbortController();
  const stop = (sentence: string) => {
    if (stopping.signal.aborted) return;
    console.log(`\n${sentence} Stopping ...`);
    stopping.abort(new Error('stopped'));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop(''));
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop('Whoever started this has gone.');
  }, parentCheckMs).unref();
  // The terminal may be gone; that is no reason to leave processes behind.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});

  const demo = await startDemo({
    runDir: values['run-dir'],
    ports: {
      portal: Number(values['portal-port']),
      backend: Number(values['backend-port']),
    },
    onProgress: line => console.log(`${elapsed()} ${line}`),
    onFailed: sentence => {
      process.exitCode = 1;
      stop(sentence);
    },
    signal: stopping.signal,
  });
  console.log(describeDemo(demo, Date.now() - Number(values['started-at'])));
  // Something has to keep this process alive while it waits.
  const alive = setInterval(() => {}, 60_000);
  await new Promise<void>(resolve => {
    if (stopping.signal.aborted) resolve();
    stopping.signal.addEventListener('abort', () => resolve());
  });
  clearInterval(alive);
  await demo.stop();
  console.log('Everything has stopped.');
}

main().then(
  () => process.exit(),
  error => {
    if (error instanceof Error && error.message === 'stopped')
      process.exit(130);
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof AlreadyRunningError ? 3 : 1);
  },
);
