/**
 * A small operator that makes databases in a PostgreSQL server, as an example of services that can be claimed.
 *
 * @packageDocumentation
 */
export { PostgresServer } from './postgres/PostgresServer';
export { runOperator, type OperatorOptions } from './runOperator';
export {
  postgresInstancesOf,
  type PostgresInstance,
  type PostgresInstanceStatus,
} from './instance/PostgresInstance';
