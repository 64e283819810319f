import type { Logger } from './Logger';

/**
 * Has the process log a promise that failed while nobody waited for it, and go on: it is a mistake of ours, which one odd
 * object may have brought out, and all others should not wait for a restart because of it. An exception that nobody
 * caught still ends the process, whose state nobody knows then.
 *
 * @public
 */
export function logUnhandledRejections(logger: Logger): void {
  process.on('unhandledRejection', reason =>
    logger.error('Something failed that nobody waited for', {
      error:
        reason instanceof Error
          ? reason.stack ?? reason.message
          : String(reason),
    }),
  );
}
