import { parseClaimLease } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  type ClassClaim,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  objectKey,
  type Informer,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { classClaims, resourceClaims } from './databases';
import { messageOf, reasonOf } from './reasonOf';

/** Generous: two cores may be busy with other things. */
const deadlineMs = 180_000;

/** What comes of the claims in some namespaces, followed by watch. */
export class WatchedClaims {
  readonly #waiting = new Set<() => void>();
  readonly #namespaces: readonly string[];
  readonly #claims: Informer<ClassClaim>;
  readonly #resourceClaims: Informer<ResourceClaim>;
  readonly #leases: Informer<KubernetesObject>;
  readonly #secrets: Informer<KubernetesObject>;

  constructor(client: KubernetesClient, namespaces: readonly string[]) {
    this.#namespaces = namespaces;
    const onEvent = () => {
      for (const wake of this.#waiting) {
        wake();
      }
    };
    this.#claims = createInformer<ClassClaim>({
      client,
      type: classClaims,
      onEvent,
    });
    this.#resourceClaims = createInformer<ResourceClaim>({
      client,
      type: resourceClaims,
      onEvent,
    });
    this.#leases = createInformer({
      client,
      type: builtinResourceTypes.leases,
      namespace: 'services-toolkit',
      onEvent,
    });
    this.#secrets = createInformer({
      client,
      type: builtinResourceTypes.secrets,
      metadataOnly: true,
      onEvent,
    });
  }

  async start(signal: AbortSignal): Promise<void> {
    const all = [
      this.#claims,
      this.#resourceClaims,
      this.#leases,
      this.#secrets,
    ];
    all.forEach(informer => informer.start(signal));
    await Promise.all(all.map(informer => informer.synced()));
  }

  /** Resolves with the next change, or after a second without one. */
  changed = (): Promise<void> =>
    new Promise(done => {
      const waiting = this.#waiting;
      const timer = setTimeout(finish, 1_000);
      function finish() {
        clearTimeout(timer);
        waiting.delete(finish);
        done();
      }
      waiting.add(finish);
    });

  async until(
    what: string,
    condition: () => boolean | Promise<boolean>,
  ): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        throw new Error(`It never came to this: ${what}. ${this.#describe()}`);
      }
      await this.changed();
    }
  }

  get claims(): ClassClaim[] {
    return this.#here(this.#claims);
  }

  get resourceClaims(): ResourceClaim[] {
    return this.#here(this.#resourceClaims);
  }

  get copies(): KubernetesObject[] {
    return this.#here(this.#secrets);
  }

  /** The UIDs of the ResourceClaims that Leases name as their holders, with every repetition. */
  get holders(): string[] {
    return this.#leases.list().flatMap(lease => {
      const holder = parseClaimLease(lease)?.holder;
      return holder && this.#namespaces.includes(holder.namespace)
        ? [holder.uid]
        : [];
    });
  }

  #here<T extends KubernetesObject>(informer: Informer<T>): T[] {
    return informer
      .list()
      .filter(({ metadata }) =>
        this.#namespaces.includes(metadata.namespace ?? ''),
      );
  }

  #describe(): string {
    return JSON.stringify([
      this.claims.map(one => [objectKey(one), reasonOf(one), messageOf(one)]),
      this.resourceClaims.map(one => [
        objectKey(one),
        one.metadata.deletionTimestamp,
        reasonOf(one),
      ]),
      this.holders.length,
    ]);
  }
}
