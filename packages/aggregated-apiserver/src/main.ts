import {
  KubeConfigError,
  logUnhandledRejections,
} from '@services-toolkit/kubernetes-runtime';
import { createLogger } from './process/createLogger';
import { parseArguments, UsageError } from './process/parseArguments';
import { runProcess } from './process/runProcess';

const failure = 1;
const misuse = 2;

async function main(): Promise<number> {
  const options = parseArguments(process.argv.slice(2), process.env);
  const logger = createLogger(options.logLevel);
  logUnhandledRejections(logger);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info('Asked to stop: finishing what is under way', { signal });
      stop.abort();
    });
  }
  await runProcess(options, logger, stop.signal);
  return 0;
}

main().then(
  code => process.exit(code),
  error => {
    const expected =
      error instanceof UsageError || error instanceof KubeConfigError;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The API server cannot start: ${message}\n`);
    process.exit(expected ? misuse : failure);
  },
);
