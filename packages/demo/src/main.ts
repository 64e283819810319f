import { describeDemo } from './describeDemo';
import { AlreadyRunningError } from './process/Guardian';
import { readLauncherOptions } from './readLauncherOptions';
import { startDemo } from './startDemo';
import { watchForStop } from './watchForStop';

async function main(): Promise<void> {
  const { runDir, ports, startedAt } = readLauncherOptions();
  const stop = watchForStop();
  const elapsed = () => Math.round((Date.now() - startedAt) / 1000);
  // The terminal may be gone; that is no reason to leave processes behind.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});

  const started = startDemo({
    runDir,
    ports,
    services: true,
    offerings: true,
    onProgress: line =>
      console.log(`${String(elapsed()).padStart(4)} s ${line}`),
    onFailed: sentence => {
      process.exitCode = 1;
      stop.request(sentence);
    },
    signal: stop.signal,
  });
  const demo = await started.catch(error => {
    // Given up on request: whatever failed then failed because of it, and who asked knows why.
    if (stop.signal.aborted) return undefined;
    throw error;
  });
  if (!demo) {
    console.log('Everything has stopped.');
    process.exitCode = 130;
    return;
  }
  console.log(describeDemo(demo, elapsed()));
  await stop.requested;
  await demo.stop();
  console.log('Everything has stopped.');
}

main().then(
  () => process.exit(),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof AlreadyRunningError ? 3 : 1);
  },
);
