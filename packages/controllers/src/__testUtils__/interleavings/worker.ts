import { parentPort, workerData } from 'node:worker_threads';
import { runScenarios } from './runScenarios';

/** Plays what it was given: outside of the test runner, whose bookkeeping of promises would double the time. */
runScenarios(workerData).then(
  () => parentPort?.postMessage({ kind: 'well' }),
  error =>
    parentPort?.postMessage({
      kind: 'badly',
      message: error instanceof Error ? describe(error) : String(error),
    }),
);

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause.stack : '';
  return `${error.message}\n${cause}`;
}
