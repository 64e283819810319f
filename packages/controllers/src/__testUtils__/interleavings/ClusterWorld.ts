import { type Lease } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ResourceClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  listAll,
  silentLogger,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseType } from '../databases';
import type { TestCluster } from '../TestCluster';
import { createControllers } from '../../process/createControllers';
import { assertAtRest, type State } from './invariants';
import { interceptClient, type InterceptedClient } from './interceptClient';
import { aTemplate, offerClass, offerService, openPool } from './seed';
import type { World } from './World';

/** One turn of a real API server: about as long as a request takes. */
const turnMs = 3;

/** What is refused is tried again after ten seconds. */
const restDeadlineMs = 60_000;

/** The controllers write within this time of what they react to. */
const stillMs = 400;

let worlds = 0;

/** Controllers on a real API server, in namespaces and with classes of one scenario. */
export class ClusterWorld implements World {
  readonly client: KubernetesClient;
  readonly namespaces: World['namespaces'];
  readonly #controllers: KubernetesClient;
  readonly #prefix = `i${++worlds}`;
  readonly #ended: Promise<void>[] = [];
  #process: InterceptedClient | undefined;
  #stop = new AbortController();
  #writes = 0;
  #conflicts = 0;
  #lostAnswers = 0;
  #crashAfter = Infinity;

  private constructor(
    client: KubernetesClient,
    controllers: KubernetesClient,
    namespaces: World['namespaces'],
  ) {
    this.client = client;
    this.#controllers = controllers;
    this.namespaces = namespaces;
  }

  static async start(
    cluster: TestCluster,
    controllers: KubernetesClient,
  ): Promise<ClusterWorld> {
    const world = new ClusterWorld(cluster.client, controllers, {
      pool: await cluster.namespace('pool'),
      apps: [await cluster.namespace('apps'), await cluster.namespace('shop')],
    });
    await openPool(world);
    await world.client.create(
      resourceTypes.clusterResourceProvisionTemplates,
      aTemplate(world.global('template')),
    );
    await offerClass(world, 'pool');
    await offerClass(world, 'made');
    await offerService(world);
    world.#start();
    return world;
  }

  global(name: string): string {
    return `${this.#prefix}-${name}`;
  }

  async go(turns: number): Promise<void> {
    await delay(turns * turnMs);
  }

  async rest(): Promise<void> {
    const deadline = Date.now() + restDeadlineMs;
    for (;;) {
      const writes = this.#writes;
      await delay(stillMs);
      try {
        if (writes === this.#writes) {
          assertAtRest(await this.readState());
          return;
        }
      } catch (error) {
        if (Date.now() > deadline) {
          throw error;
        }
      }
    }
  }

  loseWatches(compact: boolean): void {
    this.#process?.loseWatches(compact);
  }

  conflict(count: number): void {
    this.#conflicts = count;
  }

  loseAnswers(count: number): void {
    this.#lostAnswers = count;
  }

  crash(afterWrites: number): void {
    this.#crashAfter = this.#writes + afterWrites;
  }

  async readState(): Promise<State> {
    const { pool, apps } = this.namespaces;
    const uids = new Set<string | undefined>();
    const inApps = async <T extends KubernetesObject>(type: ResourceType) =>
      (await Promise.all(apps.map(one => this.#list<T>(type, one)))).flat();
    const resourceClaims = await inApps<ResourceClaim>(
      resourceTypes.resourceClaims,
    );
    resourceClaims.forEach(({ metadata }) => uids.add(metadata.uid));
    const leases = await this.#list<Lease>(
      builtinResourceTypes.leases,
      'services-toolkit',
    );
    const classes = await this.#list<ClusterInstanceClass>(
      resourceTypes.clusterInstanceClasses,
    );
    return {
      claims: await inApps<ClassClaim>(resourceTypes.classClaims),
      resourceClaims,
      leases: leases.filter(({ spec }) =>
        apps.includes((spec?.holderIdentity ?? '').split('/')[0] ?? ''),
      ),
      secrets: await inApps(builtinResourceTypes.secrets),
      instances: await this.#list(databaseType, pool),
      classes: classes.filter(({ metadata }) =>
        metadata.name?.startsWith(`${this.#prefix}-`),
      ),
      policies: await this.#list(resourceTypes.resourceClaimPolicies, pool),
    };
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#ended);
    for (const name of ['pool', 'made'] as const) {
      await this.client
        .delete(resourceTypes.clusterInstanceClasses, {
          name: this.global(name),
        })
        .catch(() => {});
    }
  }

  async #list<T extends KubernetesObject>(
    type: ResourceType,
    namespace?: string,
  ): Promise<T[]> {
    const { items } = await listAll<T>(this.client, type, {
      ...(namespace && { namespace }),
    });
    return items;
  }

  #start(): void {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.#crashAfter = Infinity;
    this.#process = interceptClient(this.#controllers, {
      before: (isWrite, { plural }) => {
        if (stop.signal.aborted) {
          throw new Error('This process is dead');
        }
        if (isWrite && plural !== 'events' && this.#conflicts > 0) {
          this.#conflicts--;
          throw new KubernetesApiError({
            code: 409,
            reason: 'Conflict',
            message: 'the object has been modified',
          });
        }
      },
      after: (isWrite, { plural, group }) => {
        if (
          !isWrite ||
          plural === 'events' ||
          group === 'authorization.k8s.io'
        ) {
          return;
        }
        this.#writes++;
        if (this.#writes >= this.#crashAfter) {
          this.#start();
          throw new Error('The process dies here');
        }
        if (this.#lostAnswers > 0) {
          this.#lostAnswers--;
          throw new Error('The connection broke before the answer came');
        }
      },
    });
    const { runner } = createControllers({
      client: this.#process.client,
      leaseNamespace: 'services-toolkit',
      logger: silentLogger,
    });
    this.#ended.push(runner.run(stop.signal));
  }
}
