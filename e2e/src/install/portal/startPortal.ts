import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import {
  freePort,
  startProcess,
  type Guardian,
  type Postgres,
  type Running,
} from '@services-toolkit/demo';
import { eventually } from '@services-toolkit/test-support';
import { stringify } from 'yaml';
import type { OfferingCluster } from '../startCluster';

/** What a portal is started with. */
export interface StartPortalOptions {
  /** What it is called in messages. */
  app: string;
  folder: string;
  cluster: OfferingCluster;
  postgres: Postgres;
  log: string;
  guardian: Guardian;
  signal: AbortSignal;
}

/** A portal that answers. */
export interface Portal {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the backend of an app, which serves the built app too. */
export async function startPortal(
  options: StartPortalOptions,
): Promise<Portal> {
  const { folder, cluster, log, guardian, signal } = options;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  writeConfig(options, url, port);
  const backend = startProcess({
    title: `The backend of ${options.app}`,
    command: 'yarn',
    args: [
      ...['--cwd', 'packages/backend', 'start'],
      ...['--config', '../../app-config.yaml'],
      ...['--config', '../../app-config.check.yaml'],
    ],
    cwd: folder,
    env: { ...process.env, WORKLOAD_CA: cluster.portal.caData },
    log,
    guardian,
  });
  try {
    await Promise.race([untilReady(url, signal), endedEarly(backend)]);
  } catch (error) {
    await backend.stop();
    throw new Error(
      `${error instanceof Error ? error.message : error}\n${complaints(log)}`,
    );
  }
  return { url, stop: () => backend.stop() };
}

/** What is not the same everywhere: addresses and the database. */
function writeConfig(
  { app, folder, postgres }: StartPortalOptions,
  url: string,
  port: number,
): void {
  const { host, portal } = postgres;
  const config = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        prefix: `${app.replace('-', '_')}_`,
        connection: { host, port: postgres.port, ...portal },
      },
    },
  };
  writeFileSync(path.join(folder, 'app-config.check.yaml'), stringify(config), {
    mode: 0o600,
  });
}

async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  await eventually(
    'the backend is ready',
    async () => {
      const answer = await fetch(`${url}/.backstage/health/v1/readiness`);
      return answer.ok ? true : undefined;
    },
    { timeoutMs: 180_000, signal },
  );
}

async function endedEarly(backend: Running): Promise<never> {
  throw new Error(await backend.ended);
}

/** What a log says in its lines of level error. */
function complaints(log: string): string {
  const lines = stripVTControlCharacters(readFileSync(log, 'utf8'))
    .split('\n')
    .filter(line => / error /.test(line))
    .map(line => `  ${line.slice(0, 500)}\n`);
  return `${lines.slice(0, 5).join('')}The whole log: ${log}`;
}
