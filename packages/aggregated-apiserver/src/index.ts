/**
 * The API server that answers InstanceQueries, for those who run it from a process of their own.
 *
 * @packageDocumentation
 */
export { runProcess } from './process/runProcess';
export { parseArguments, type ProcessOptions } from './process/parseArguments';
