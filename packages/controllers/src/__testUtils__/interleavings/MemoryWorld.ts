import { setImmediate as turn } from 'node:timers/promises';
import { type Lease } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import {
  InMemoryKubernetes,
  type InMemoryCall,
} from '@services-toolkit/kubernetes-runtime/testing';
import { databaseType } from '../databases';
import { createControllers } from '../../process/createControllers';
import { followHolders, followReferences, type State } from './invariants';
import { aTemplate, offerClass, offerService, openPool } from './seed';
import { VirtualTime } from './VirtualTime';
import type { World } from './World';

const writes: readonly InMemoryCall['verb'][] = [
  'create',
  'update',
  'apply',
  'patch',
  'delete',
];

/** More than any scenario takes: controllers that fight, or wake, each other would never come to rest. */
const mostWrites = 5_000;
const mostRequests = 50_000;

/**
 * Controllers on an API in memory, under virtual time. A process that crashed is replaced by a new one at once; what the
 * old one still does goes nowhere.
 */
export class MemoryWorld implements World {
  readonly client: InMemoryKubernetes;
  readonly namespaces = { pool: 'pool', apps: ['apps', 'shop'] };
  readonly requester = 'alice';
  readonly #time: VirtualTime;
  readonly #delays: readonly number[];
  readonly #ended: Promise<void>[] = [];
  #stop = new AbortController();
  #generation = 0;
  #requests = 0;
  readonly #writes: string[] = [];
  readonly #holdsOnce = followHolders();
  readonly #keepsReferences = followReferences();
  #uids = 0;
  #conflicts = 0;
  #lostAnswers = 0;
  #crashAfter = Infinity;
  #broken: unknown;

  private constructor(seed: number, delays: readonly number[]) {
    this.#time = new VirtualTime(seed);
    this.#delays = delays;
    this.client = new InMemoryKubernetes({
      before: call => this.#before(call),
      after: call => this.#after(call),
      newUid: () => {
        const part = (Math.imul(++this.#uids, 2_654_435_761) >>> 0)
          .toString(16)
          .padStart(8, '0');
        return `${part}-0000-4000-8000-${String(this.#uids).padStart(12, '0')}`;
      },
    });
    this.client.serve(databaseType, { hasStatus: true });
  }

  static async start(
    seed: number,
    delays: readonly number[],
  ): Promise<MemoryWorld> {
    const world = new MemoryWorld(seed, delays);
    await openPool(world);
    await world.client.create(
      resourceTypes.clusterResourceProvisionTemplates,
      aTemplate(world.global('template')),
    );
    await offerClass(world, 'pool');
    await offerClass(world, 'made');
    await offerService(world);
    world.restart();
    return world;
  }

  global(name: string): string {
    return name;
  }

  go(turns: number): Promise<void> {
    return this.#time.turns(turns);
  }

  async rest(): Promise<void> {
    await this.#time.rest(() => this.client.version);
    if (this.#broken) {
      throw this.#broken;
    }
  }

  loseWatches(compact: boolean): void {
    if (compact) {
      this.client.compact();
    }
    this.client.endWatches();
  }

  conflict(count: number): void {
    this.#conflicts = count;
  }

  loseAnswers(count: number): void {
    this.#lostAnswers = count;
  }

  crash(afterWrites: number): void {
    this.#crashAfter = this.#writes.length + afterWrites;
  }

  /** What controllers wrote, without Events. */
  get writes(): readonly string[] {
    return this.#writes;
  }

  get state(): State {
    const { client } = this;
    return {
      claims: client.peek<ClassClaim>(resourceTypes.classClaims),
      resourceClaims: client.peek<ResourceClaim>(resourceTypes.resourceClaims),
      leases: client.peek<Lease>(builtinResourceTypes.leases),
      secrets: client.peek(builtinResourceTypes.secrets),
      instances: client.peek(databaseType),
      classes: client.peek<ClusterInstanceClass>(
        resourceTypes.clusterInstanceClasses,
      ),
      policies: client.peek(resourceTypes.resourceClaimPolicies),
    };
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.client.close();
    await this.#time.rest(() => 0);
    await Promise.all(this.#ended);
    this.#time.dispose();
  }

  /** The process is replaced by a new one. */
  restart(): void {
    this.#stop.abort();
    this.#generation++;
    this.#crashAfter = Infinity;
    this.#stop = new AbortController();
    const { runner } = createControllers({
      client: this.client.withIdentity({ user: this.#user, groups: [] }),
      leaseNamespace: 'services-toolkit',
      logger: silentLogger,
      onOutcome: () => this.#time.touch(),
    });
    this.#ended.push(runner.run(this.#stop.signal));
  }

  get #user(): string {
    return `process-${this.#generation}`;
  }

  async #before({ verb, identity, type, key }: InMemoryCall): Promise<void> {
    this.#time.touch();
    if (!identity) {
      return;
    }
    if (this.#requests > mostRequests) {
      this.#broken ??= new Error('The controllers never stop asking');
      throw new Error('Enough');
    }
    const delay = this.#delays[this.#requests++ % this.#delays.length] ?? 0;
    for (let i = 0; i < delay; i++) {
      await turn();
    }
    if (identity.user !== this.#user) {
      throw new Error('This process is dead');
    }
    if (isWrite(verb, type) && this.#conflicts > 0) {
      this.#conflicts--;
      throw new KubernetesApiError({
        code: 409,
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ${type.plural} "${key}": the object has been modified`,
      });
    }
  }

  #after({ verb, identity, type, subresource }: InMemoryCall): void {
    this.#time.touch();
    if (!writes.includes(verb)) {
      return;
    }
    try {
      const { state } = this;
      this.#holdsOnce(state);
      this.#keepsReferences(state);
    } catch (error) {
      this.#broken ??= error;
    }
    if (identity?.user !== this.#user || !isWrite(verb, type)) {
      return;
    }
    this.#writes.push(`${verb} ${type.plural}${subresource ? '/status' : ''}`);
    if (this.#writes.length > mostWrites) {
      this.#broken ??= new Error('The controllers never stop writing');
      this.#stop.abort();
    }
    if (this.#writes.length >= this.#crashAfter) {
      this.restart();
      throw new Error('The process dies here');
    }
    if (this.#lostAnswers > 0) {
      this.#lostAnswers--;
      throw new Error('The connection broke before the answer came');
    }
  }
}

/** Events are best effort, and do not matter here. */
function isWrite(
  verb: InMemoryCall['verb'],
  { plural, group }: InMemoryCall['type'],
): boolean {
  return (
    writes.includes(verb) &&
    plural !== 'events' &&
    group !== 'authorization.k8s.io'
  );
}
