import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { freePort, rootDir, startPostgres } from '@services-toolkit/demo';
import { stringify } from 'yaml';
import type { BenchCluster } from '../environment/BenchCluster';

/** A backend with catalog and our module, on a PostgreSQL of its own. */
export interface CatalogBackend {
  /** Gives an entity straight to the catalog. */
  applyDelta(entity: Entity): void;
  /** Resolves when the catalog API answers with the entity. */
  untilEntity(entityRef: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the backend of `catalogBackend.ts` in a process of its own, with the demo's catalog settings. */
export async function startCatalogBackend(
  cluster: BenchCluster,
): Promise<CatalogBackend> {
  const postgres = await startPostgres({
    dataDir: path.join(cluster.folder, 'postgres'),
    log: path.join(cluster.folder, 'postgres.log'),
    port: await freePort(),
  });
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const config = path.join(cluster.folder, 'app-config.yaml');
  await writeFile(
    config,
    stringify(await backendConfig(cluster, { port, token, postgres })),
    { mode: 0o600 },
  );

  const log = openSync(path.join(cluster.folder, 'backend.log'), 'w');
  const child = fork(
    path.join(rootDir, 'benchmarks/src/catalog/catalogBackend.ts'),
    ['--config', config],
    {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  const base = `http://127.0.0.1:${port}/api/catalog/entities/by-name`;
  const backend: CatalogBackend = {
    applyDelta: entity => void child.send(entity),
    untilEntity: entityRef =>
      untilFound(`${base}/${entityRef.replace(':', '/')}`, token),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await postgres.stop();
    },
  };
  try {
    await untilStarted(child, cluster.folder);
    return backend;
  } catch (error) {
    await backend.stop();
    throw error;
  }
}

async function untilStarted(
  child: ReturnType<typeof fork>,
  folder: string,
): Promise<void> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(
        `The catalog backend did not start; see ${folder}/backend.log`,
      );
    }),
  ]);
  if (!message?.started)
    throw new Error(`The catalog backend said ${JSON.stringify(message)}`);
}

async function untilFound(url: string, token: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.arrayBuffer();
    if (response.ok) return;
    if (response.status !== 404)
      throw new Error(`${url} answered ${response.status}`);
    // Between two looks, as a page or script would; 10 ms is what the figure can be off by.
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error(`${url} was not there after 30 s`);
}

async function backendConfig(
  cluster: BenchCluster,
  {
    port,
    token,
    postgres,
  }: {
    port: number;
    token: string;
    postgres: Awaited<ReturnType<typeof startPostgres>>;
  },
) {
  const portal = await cluster.serviceAccount('services-toolkit-portal');
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'bench' } },
        ],
      },
      database: {
        client: 'pg',
        connection: {
          host: postgres.host,
          port: postgres.port,
          ...postgres.portal,
        },
      },
    },
    catalog: {
      stitchingStrategy: {
        mode: 'deferred',
        pollingInterval: { milliseconds: 100 },
      },
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'bench',
              url: portal.server,
              authProvider: 'serviceAccount',
              serviceAccountTokenFile: portal.tokenFile,
              caData: portal.caData,
            },
          ],
        },
      ],
    },
    servicesToolkit: {
      catalog: { defaultOwner: 'group:default/platform-team' },
      clusters: { bench: { identity: 'impersonate' } },
    },
  };
}
