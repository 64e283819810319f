import { setImmediate as turn } from 'node:timers/promises';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { silentLogger } from '@services-toolkit/kubernetes-runtime';
import {
  InMemoryKubernetes,
  type InMemoryCall,
} from '@services-toolkit/kubernetes-runtime/testing';
import { createControllers } from '../createControllers';
import {
  aDatabase,
  aPolicy,
  aPoolClass,
  aSecret,
  databaseType,
} from './databases';

const deadlineMs = 10_000;
const writes: readonly InMemoryCall['verb'][] = [
  'create',
  'update',
  'apply',
  'patch',
  'delete',
];

/**
 * Controllers on an API in memory, where the order of requests and the moments of crashes are given. A crashed process is
 * replaced by a new one at once; what it still does goes nowhere.
 */
export class MemoryWorld {
  readonly cluster: InMemoryKubernetes;
  /** Called after each write, whoever made it. */
  onWrite: () => void = () => {};
  readonly #delays: readonly number[];
  readonly #crashAt: Set<number>;
  readonly #ended: Promise<void>[] = [];
  readonly #listeners = new Set<() => void>();
  #requests = 0;
  readonly #writes: string[] = [];
  #generation = 0;
  #stop = new AbortController();
  #reconciles = 0;

  /** `delays`: by how many turns each request is held up. `crashes`: after which writes of controllers they are killed. */
  constructor(delays: readonly number[], crashes: readonly number[]) {
    this.#delays = delays;
    this.#crashAt = new Set(crashes);
    this.cluster = new InMemoryKubernetes({
      before: call => this.#before(call),
      after: call => this.#after(call),
    });
    this.cluster.serve(databaseType, { hasStatus: true });
  }

  /** A pool of that many instances in namespace `pool`, open to all, and the class `pg`. */
  async addPool(instances: number): Promise<void> {
    const { clusterInstanceClasses, resourceClaimPolicies } = resourceTypes;
    await this.cluster.create(resourceClaimPolicies, aPolicy('pool', ['*']));
    await this.cluster.create(clusterInstanceClasses, aPoolClass('pg'));
    for (let i = 0; i < instances; i++) {
      const credentials = aSecret('pool', `db-${i}-credentials`, {
        password: `${i}`,
      });
      await this.cluster.create(builtinResourceTypes.secrets, credentials);
      const created = await this.cluster.create(
        databaseType,
        aDatabase('pool', `db-${i}`),
      );
      const status = { binding: { name: `db-${i}-credentials` } };
      await this.cluster.update(
        databaseType,
        { ...created, status } as typeof created,
        {
          subresource: 'status',
        },
      );
    }
  }

  /** Starts the controllers, in the place of those that ran before. */
  start(): void {
    this.#stop.abort();
    this.#generation++;
    this.#stop = new AbortController();
    const { manager } = createControllers({
      client: this.cluster.withIdentity({ user: this.#user, groups: [] }),
      leaseNamespace: 'services-toolkit',
      logger: silentLogger,
      onOutcome: () => {
        this.#reconciles++;
        this.#tell();
      },
    });
    this.#ended.push(manager.run(this.#stop.signal));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.cluster.close();
    await Promise.all(this.#ended);
  }

  /** How many runs of controllers have ended. */
  get reconciles(): number {
    return this.#reconciles;
  }

  /** What controllers wrote, without Events. */
  get writesOfControllers(): readonly string[] {
    return this.#writes;
  }

  get claims(): ClassClaim[] {
    return this.cluster.objects<ClassClaim>(resourceTypes.classClaims);
  }

  get resourceClaims(): ResourceClaim[] {
    return this.cluster.objects<ResourceClaim>(resourceTypes.resourceClaims);
  }

  get leases(): KubernetesObject[] {
    return this.cluster.objects(builtinResourceTypes.leases);
  }

  /** The Secrets that are outside of the pool. */
  get copies(): KubernetesObject[] {
    return this.cluster
      .objects(builtinResourceTypes.secrets)
      .filter(({ metadata }) => metadata.namespace !== 'pool');
  }

  /** Resolves when the condition holds after some write or run. */
  async until(what: string, condition: () => boolean): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    while (!condition()) {
      if (Date.now() > deadline) {
        throw new Error(`It never came to this: ${what}. ${this.#describe()}`);
      }
      await this.#news(deadline);
    }
  }

  get #user(): string {
    return `process-${this.#generation}`;
  }

  async #before({ identity }: InMemoryCall): Promise<void> {
    const delays = this.#delays;
    const delay = delays.length
      ? delays[this.#requests++ % delays.length] ?? 0
      : 0;
    for (let i = 0; i < delay; i++) {
      await turn();
    }
    if (identity && identity.user !== this.#user) {
      throw new Error('This process is dead');
    }
  }

  #after({ verb, identity, type, subresource }: InMemoryCall): void {
    if (!writes.includes(verb)) {
      return;
    }
    this.onWrite();
    this.#tell();
    if (identity?.user !== this.#user || type.plural === 'events') {
      return;
    }
    this.#writes.push(`${verb} ${type.plural}${subresource ? '/status' : ''}`);
    if (this.#crashAt.has(this.#writes.length)) {
      this.start();
      throw new Error('The process dies here');
    }
  }

  #describe(): string {
    const states = this.claims.map(
      ({ metadata, status }) =>
        `${metadata.namespace}/${metadata.name}: ${
          status?.conditions?.find(({ type }) => type === 'Ready')?.reason
        } ${status?.resourceRef?.name ?? ''}`,
    );
    const resourceClaims = this.resourceClaims.map(
      ({ metadata, status, spec }) =>
        `${metadata.name}${
          metadata.deletionTimestamp ? ' (deleting)' : ''
        } on ${spec.ref.name}: ${
          status?.conditions?.find(({ type }) => type === 'Ready')?.reason
        }`,
    );
    return JSON.stringify(
      { states, resourceClaims, leases: this.leases.length },
      undefined,
      1,
    );
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #news(deadline: number): Promise<void> {
    const listeners = this.#listeners;
    return new Promise(done => {
      const timer = setTimeout(finish, Math.max(0, deadline - Date.now()));
      function finish() {
        clearTimeout(timer);
        listeners.delete(finish);
        done();
      }
      listeners.add(finish);
    });
  }
}
