import pino from 'pino';
import type { Logger } from '@services-toolkit/kubernetes-runtime';

/** Logs JSON lines to stdout. */
export function createLogger(): Logger {
  const logger = pino({ base: undefined });
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}
