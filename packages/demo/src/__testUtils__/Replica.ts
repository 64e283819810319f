import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '@services-toolkit/test-support';
import { startBackend } from '../backend/startBackend';
import {
  writeBackendConfig,
  type ConfiguredCluster,
} from '../backend/writeBackendConfig';
import { freePort } from '../freePort';
import { PortalVisitor } from '../portal/PortalVisitor';
import type { Postgres } from '../postgres/startPostgres';
import type { Running } from '../process/Running';

/** What a {@link Replica} is started with. */
export interface ReplicaOptions {
  name: string;
  runDir: string;
  postgres: Postgres;
  clusters: Readonly<Record<string, ConfiguredCluster>>;
  /** Another program than the portal's own. */
  program?: string;
}

/** One of the portal's backends: a process of its own, which can be stopped, killed and started again. */
export class Replica {
  readonly name: string;
  readonly log: string;
  readonly #options: ReplicaOptions;
  #running: Running | undefined;
  #alice: PortalVisitor | undefined;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.name = options.name;
    this.log = path.join(options.runDir, 'logs', `backend-${options.name}.log`);
  }

  get pid(): number {
    return this.#running?.pid ?? 0;
  }

  /** The portal as alice sees it through this replica. */
  get alice(): PortalVisitor {
    if (!this.#alice) throw new Error(`The replica ${this.name} does not run`);
    return this.#alice;
  }

  /** Resolves when alice can sign in and finds her component. */
  async start(): Promise<void> {
    const { runDir, postgres, clusters, program } = this.#options;
    const config = path.join(runDir, `app-config.${this.name}.yaml`);
    const backendPort = await freePort();
    const portalUrl = `http://127.0.0.1:${backendPort}`;
    writeBackendConfig({ file: config, portalUrl, backendPort, clusters });
    this.#running = startBackend({
      config,
      postgres,
      log: this.log,
      ...(program && { program }),
    });
    const ended = new AbortController();
    void this.#running.ended.then(sentence =>
      ended.abort(new Error(`${sentence}: see ${this.log}`)),
    );
    this.#alice = await eventually(
      `the replica ${this.name} answers`,
      async () => {
        const alice = await PortalVisitor.signIn(portalUrl, 'alice');
        await alice.get(
          '/api/catalog/entities/by-name/component/default/orders',
        );
        return alice;
      },
      { timeoutMs: 180_000, signal: ended.signal },
    );
  }

  async stop(): Promise<void> {
    this.#alice = undefined;
    await this.#running?.stop();
  }

  /** As a crash, or a machine that is gone. */
  async kill(): Promise<void> {
    this.#alice = undefined;
    process.kill(this.pid, 'SIGKILL');
    await this.#running?.ended;
  }

  /** How many entities it said it wrote into the catalog, and removed, since it was first started. */
  written(): { written: number; removed: number } {
    const lines = readFileSync(this.log, 'utf8').matchAll(
      /in the catalog: (\d+) written, (\d+) removed/g,
    );
    const sum = { written: 0, removed: 0 };
    for (const [, written, removed] of lines) {
      sum.written += Number(written);
      sum.removed += Number(removed);
    }
    return sum;
  }
}
