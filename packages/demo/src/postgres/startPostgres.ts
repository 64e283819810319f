import path from 'node:path';
import { eventually } from '@services-toolkit/control-plane';
import { Client } from 'pg';
import type { Guardian } from '../process/Guardian';
import { lastLines } from '../process/lastLines';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';
import { ensureRoles } from './ensureRoles';
import { initializePostgres } from './initializePostgres';
import {
  postgresCredentials,
  type PostgresCredentials,
} from './postgresCredentials';
import { postgresHome } from './postgresHome';

/** Options of {@link startPostgres}. */
export interface StartPostgresOptions {
  /** Keeps data and passwords between starts. */
  dataDir: string;
  log: string;
  /** Default: the one of the last start, else a free one. */
  port?: number;
  guardian?: Guardian;
}

/** A PostgreSQL server that runs. */
export interface Postgres extends Running {
  readonly host: string;
  readonly port: number;
  /** The role that the portal works as; it may make databases. */
  readonly portal: { user: string; password: string };
  /** For the operator: its role and where it connects. */
  readonly operatorUrl: string;
  /** The superuser, for tests. */
  readonly user: string;
  readonly password: string;
}

const host = '127.0.0.1';

/** Starts a real PostgreSQL on this machine, reachable from this machine alone. */
export async function startPostgres({
  dataDir,
  log,
  port: requestedPort,
  guardian,
}: StartPostgresOptions): Promise<Postgres> {
  const home = postgresHome(path.join(dataDir, 'server'));
  const credentials = await postgresCredentials(
    path.join(dataDir, 'credentials.json'),
    requestedPort,
  );
  const data = await initializePostgres(home, credentials);
  const running = startProcess({
    title: 'PostgreSQL',
    command: path.join(home.bin, 'postgres'),
    args: serverArguments(data, credentials.port),
    cwd: data,
    env: { ...process.env, PGDATA: data },
    ...home.user,
    log,
    // "Fast" shutdown: ends sessions. SIGTERM would wait for them.
    stopSignal: 'SIGINT',
    ...(guardian && { guardian }),
  });
  try {
    await prepare(running, credentials);
  } catch (error) {
    await running.stop();
    throw new Error(
      `PostgreSQL did not start: ${
        error instanceof Error ? error.message : error
      }\nThe end of ${log}:\n${lastLines(log)}`,
    );
  }
  const { port, portal, postgres, postgres_operator: operator } = credentials;
  return {
    ...running,
    host,
    port,
    portal: { user: 'portal', password: portal },
    operatorUrl: `postgresql://postgres_operator:${operator}@${host}:${port}/postgres`,
    user: 'postgres',
    password: postgres,
  };
}

function serverArguments(data: string, port: number): string[] {
  const settings = {
    listen_addresses: host,
    unix_socket_directories: '',
    max_connections: 300,
    // A crash of the machine may lose the last moment, nothing more; a laptop's disk is spared.
    synchronous_commit: 'off',
    log_min_messages: 'warning',
  };
  return [
    ...['-D', data, '-p', String(port)],
    ...Object.entries(settings).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ]),
  ];
}

async function prepare(
  running: Running,
  credentials: PostgresCredentials,
): Promise<void> {
  const ended = new AbortController();
  void running.ended.then(sentence => ended.abort(new Error(sentence)));
  const client = await eventually(
    'PostgreSQL answers',
    () => connect(credentials),
    { timeoutMs: 30_000, signal: ended.signal },
  );
  try {
    await ensureRoles(client, credentials);
  } finally {
    await client.end();
  }
}

async function connect({
  port,
  postgres: password,
}: PostgresCredentials): Promise<Client> {
  const client = new Client({
    ...{ host, port, user: 'postgres', database: 'postgres', password },
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}
