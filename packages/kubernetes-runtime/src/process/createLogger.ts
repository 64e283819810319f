import { pino } from 'pino';
import type { Logger } from '../Logger';
import type { LogLevel } from './options';

/**
 * Structured logs: one line of JSON for each entry, on standard output.
 *
 * @public
 */
export function createLogger(component: string, level: LogLevel): Logger {
  const logger = pino({
    level,
    base: { component },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: name => ({ level: name }) },
    messageKey: 'message',
  });
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}
