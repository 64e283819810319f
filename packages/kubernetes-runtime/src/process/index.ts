/**
 * What programs that run beside a cluster have in common: arguments, logs, and how they start and end.
 *
 * @packageDocumentation
 */

export * from './createLogger';
export * from './options';
export * from './readArguments';
export * from './runMain';
