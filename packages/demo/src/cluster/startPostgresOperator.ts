import path from 'node:path';
import { rootDir } from '../paths';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';
import { tsProgram } from '../process/tsProgram';

/** Options of {@link startPostgresOperator}. */
export interface StartPostgresOperatorOptions {
  /** Of the ServiceAccount postgres-operator. */
  kubeconfig: string;
  /** Where PostgreSQL is, with role and password. */
  postgresUrl: string;
  log: string;
  guardian?: Guardian;
}

/** Starts the example operator that makes databases for PostgresInstances. */
export function startPostgresOperator({
  kubeconfig,
  postgresUrl,
  log,
  guardian,
}: StartPostgresOperatorOptions): Running {
  return startProcess({
    title: 'The PostgreSQL operator',
    command: process.execPath,
    args: [
      ...tsProgram(
        path.join(rootDir, 'examples/postgres-operator/src/main.ts'),
      ),
      ...['--kubeconfig', kubeconfig, '--namespace', 'postgres-pool'],
    ],
    cwd: rootDir,
    env: childEnvironment({ POSTGRES_URL: postgresUrl }),
    log,
    ...(guardian && { guardian }),
  });
}
