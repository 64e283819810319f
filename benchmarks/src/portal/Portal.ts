import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { freePort, rootDir, type Postgres } from '@services-toolkit/demo';
import { stringify } from 'yaml';
import { benchNodeFlags } from '../environment/benchNodeFlags';
import { SimulatedClusters, type ConfiguredCluster } from './SimulatedClusters';

export interface PortalOptions {
  folder: string;
  postgres: Postgres;
  clusters: readonly ConfiguredCluster[];
  /** Without our plugins. */
  withoutToolkit?: boolean;
}

/** The backend of `portalBackend.ts` in a process of its own. */
export class Portal {
  static #starts = 0;

  static async start(options: PortalOptions): Promise<Portal> {
    const { folder, withoutToolkit } = options;
    const port = await freePort();
    const token = randomBytes(16).toString('hex');
    const config = path.join(folder, 'app-config.portal.yaml');
    await writeFile(config, stringify(backendConfig(options, port, token)), {
      mode: 0o600,
    });
    const log = path.join(folder, `portal-${++Portal.#starts}.log`);
    const output = openSync(log, 'w');
    const child = fork(
      path.join(rootDir, 'benchmarks/src/portal/portalBackend.ts'),
      ['--config', config, ...(withoutToolkit ? ['--static'] : [])],
      {
        execArgv: ['--expose-gc', ...benchNodeFlags(), ...['--import', 'tsx']],
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', output, output, 'ipc'],
      },
    );
    const portal = new Portal(child, `http://localhost:${port}`, token);
    try {
      await portal.#answer('started', log);
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** With which the benchmark itself asks the catalog. */
    readonly token: string,
  ) {}

  /** Gives an entity straight to the catalog. */
  applyDelta(delta: Entity): void {
    this.child.send({ delta });
  }

  /** After a garbage collection, before it, and once V8 has given back the pages of its heap that are empty. */
  async memory(): Promise<{
    memory: NodeJS.MemoryUsage;
    before: NodeJS.MemoryUsage;
    givenBack: NodeJS.MemoryUsage;
  }> {
    const answer = this.#answer('memory');
    this.child.send('memory');
    return (await answer) as Awaited<ReturnType<Portal['memory']>>;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 30_000);
    await exit;
    clearTimeout(timer);
  }

  #answer(key: string, log?: string): Promise<Record<string, unknown>> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const listening = new AbortController();
      const listen = (event: string, listener: (value: any) => void) => {
        child.on(event, listener);
        listening.signal.addEventListener('abort', () =>
          child.off(event, listener),
        );
      };
      listen('message', (message: Record<string, unknown>) => {
        if (!(key in message) && !('failed' in message)) return;
        listening.abort();
        if (key in message) resolve(message);
        else reject(new Error(`The portal's backend: ${message.failed}`));
      });
      listen('exit', () => {
        listening.abort();
        reject(
          new Error(`The portal's backend ended${log ? `; see ${log}` : ''}`),
        );
      });
    });
  }
}

function backendConfig(
  { clusters, postgres, withoutToolkit }: PortalOptions,
  port: number,
  token: string,
) {
  const baseUrl = `http://localhost:${port}`;
  return {
    app: {
      title: 'Benchmark',
      baseUrl,
      packages: 'all',
      extensions: [{ 'page:catalog': { config: { path: '/' } } }],
    },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      csp: { 'connect-src': ["'self'"] },
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
    auth: { environment: 'bench', providers: { demo: { bench: {} } } },
    permission: { enabled: true },
    catalog: {
      stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
    },
    ...(!withoutToolkit && {
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: clusters.map(({ name, access }) => ({
              name,
              url: access.server,
              authProvider: 'serviceAccount',
              serviceAccountTokenFile: access.tokenFile,
              caData: access.caData,
            })),
          },
        ],
      },
      servicesToolkit: {
        catalog: { defaultOwner: 'group:default/team-0' },
        clusters: Object.fromEntries(
          clusters.map(({ name }) => [
            name,
            {
              group: SimulatedClusters.groupOf(name),
              identity: 'impersonate',
            },
          ]),
        ),
      },
    }),
  };
}
