import { pino } from 'pino';
import type { Logger } from '@services-toolkit/kubernetes-runtime';
import type { ProcessOptions } from './parseArguments';

/** Structured logs: one line of JSON for each entry, on standard output. */
export function createLogger(level: ProcessOptions['logLevel']): Logger {
  const logger = pino({
    level,
    base: { component: 'services-toolkit-apiserver' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    messageKey: 'message',
  });
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}
