import { CommanderError } from 'commander';
import { KubeConfigError } from '../errors/KubeConfigError';
import type { Logger } from '../Logger';
import { logUnhandledRejections } from '../logUnhandledRejections';
import { giveMemoryBack } from './giveMemoryBack';
import { createLogger } from './createLogger';
import type { LogLevel } from './options';
import { UsageError } from './readArguments';

const failure = 1;
const misuse = 2;

/**
 * Runs a program, and ends the process with it: with 0 when it has stopped in good order after SIGTERM or SIGINT, 2 where it
 * was started wrongly, 1 where it cannot run.
 *
 * @public
 */
export function runMain<TOptions extends { logLevel: LogLevel }>(program: {
  /** In its logs. */
  component: string;
  /** In the sentence that says why it cannot start: `The controllers`. */
  subject: string;
  /** Throws a UsageError for what cannot be understood. */
  parseArguments: (
    argv: readonly string[],
    environment: Readonly<Record<string, string | undefined>>,
  ) => TOptions;
  /** Resolves when it has stopped after the signal aborted. */
  run: (
    options: TOptions,
    logger: Logger,
    signal: AbortSignal,
  ) => Promise<void>;
}): void {
  const { component, subject, parseArguments, run } = program;
  const main = async () => {
    const options = parseArguments(process.argv.slice(2), process.env);
    const logger = createLogger(component, options.logLevel);
    logUnhandledRejections(logger);
    const stop = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        logger.info('Asked to stop: finishing what is under way', { signal });
        stop.abort();
      });
    }
    giveMemoryBack(stop.signal);
    await run(options, logger, stop.signal);
  };
  main().then(
    () => process.exit(0),
    error => {
      if (error instanceof CommanderError) {
        // The help was asked for.
        process.exit(error.exitCode);
      }
      const expected =
        error instanceof UsageError || error instanceof KubeConfigError;
      const message = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${subject} cannot start: ${message}\n`);
      process.exit(expected ? misuse : failure);
    },
  );
}
