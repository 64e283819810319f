import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPostgres, type Postgres } from '../postgres/startPostgres';
import { PortalDatabase } from './PortalDatabase';
import { Replica } from './Replica';
import { pool, pooledClass } from './serviceManifests';
import { startCluster, type TestCluster } from './startCluster';

/**
 * Two backends of the portal on one PostgreSQL and two clusters of one provider group: `mysql` is offered in both,
 * `redis` in the cluster `services` alone. Nothing here is imitated.
 */
export class TwoPortals {
  static async start(): Promise<TwoPortals> {
    const runDir = await mkdtemp(path.join(os.tmpdir(), 'replicas-'));
    // PostgreSQL does not run as root, and its user has to get in.
    await chmod(runDir, 0o755);
    const [postgres, workload, services] = await Promise.all([
      startPostgres({
        dataDir: path.join(runDir, 'data/postgres'),
        log: path.join(runDir, 'logs/postgres.log'),
      }),
      startCluster('workload', runDir),
      startCluster('services', runDir),
    ]);
    const apply = async (cluster: TestCluster, manifests: object[]) => {
      for (const manifest of manifests) {
        await cluster.kubectl(['apply', '-f', '-'], manifest);
      }
    };
    await Promise.all([
      apply(workload, [pool(10), pooledClass('mysql')]),
      apply(services, [pool(10), pooledClass('mysql'), pooledClass('redis')]),
    ]);
    return new TwoPortals(runDir, postgres, workload, services);
  }

  readonly first: Replica;
  readonly second: Replica;
  #database: PortalDatabase | undefined;

  private constructor(
    private readonly runDir: string,
    private readonly postgres: Postgres,
    readonly workload: TestCluster,
    readonly services: TestCluster,
  ) {
    const clusters = {
      workload: { access: workload.access },
      services: { access: services.access, settings: { group: 'services' } },
    };
    const options = { runDir, postgres, clusters };
    this.first = new Replica({ ...options, name: 'first' });
    this.second = new Replica({ ...options, name: 'second' });
  }

  get database(): PortalDatabase {
    if (!this.#database) throw new Error('The databases are not observed yet');
    return this.#database;
  }

  /** From now on PostgreSQL notes what is written. */
  async observe(): Promise<void> {
    this.#database = await PortalDatabase.observe(this.postgres);
  }

  both<T>(ask: (replica: Replica) => Promise<T>): Promise<[T, T]> {
    return Promise.all([ask(this.first), ask(this.second)]);
  }

  eachCluster<T>(ask: (cluster: TestCluster) => Promise<T>): Promise<[T, T]> {
    return Promise.all([ask(this.workload), ask(this.services)]);
  }

  async stop(): Promise<void> {
    await this.#database?.close();
    await this.both(replica => replica.stop());
    await this.eachCluster(cluster => cluster.stop());
    await this.postgres.stop();
    await rm(this.runDir, { recursive: true, force: true });
  }
}
