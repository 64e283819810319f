import type { LoggerService } from '@backstage/backend-plugin-api';
import { isOwnedByClassClaim } from '@services-toolkit/claims';
import {
  type ClassClaim,
  type ResourceClaim,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type {
  ClaimKey,
  ClaimKind,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterWatch,
  ClusterWatchEvent,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '../../ServicesToolkitClusters';
import { entityNameOfClaim } from '../entityCodec/claimEntity';
import type { Listing, ReadResult } from '../ReadResult';
import { readWatch } from '../readWatch';
import { Subscribers } from '../Subscribers';
import { watchKind } from '../watchKind';
import { awaitedClass } from './awaitedClass';
import { heldClass } from './heldClass';
import { ClaimIndex } from './ClaimIndex';
import {
  type AnyClaim,
  entityNamedBy,
  type KnownClaim,
  knownClaim,
} from './KnownClaim';
import { OrderedByKey } from './OrderedByKey';

/**
 * What became different. The claims of a first list are not told one by one: then there is one `read`.
 *
 * @public
 */
export type ClaimChange =
  /** It is new or another one, or its entity has another name. */
  | { readonly kind: 'changed'; readonly claim: KnownClaim }
  /** With the claim as it was last. */
  | { readonly kind: 'deleted'; readonly claim: KnownClaim }
  /** A ClassClaim has come to own it: it is there, but people know the ClassClaim. */
  | { readonly kind: 'adopted'; readonly claim: KnownClaim }
  /** All claims of one kind are known of a cluster that had told none before. */
  | {
      readonly kind: 'read';
      readonly cluster: string;
      readonly claims: ClaimKind;
    };

/**
 * The claims of one cluster, without the ResourceClaims by which ClassClaims fulfil themselves.
 *
 * @public
 */
export interface ClaimsOfCluster {
  readonly classClaims: ReadResult<Listing<ClassClaim>>;
  readonly resourceClaims: ReadResult<Listing<ResourceClaim>>;
}

interface Watches {
  ClassClaim?: ClusterWatch<ClassClaim>;
  ResourceClaim?: ClusterWatch<ResourceClaim>;
}

/**
 * The claims of all clusters, from the shared watches. ResourceClaims by which ClassClaims fulfil themselves are not listed:
 * people know the ClassClaim.
 *
 * @public
 */
export class ClaimModel {
  readonly #watches = new Map<string, Watches>();
  readonly #listed = new OrderedByKey<KnownClaim>();
  readonly #byEntity = new ClaimIndex(({ claim }) => entityNamedBy(claim));
  readonly #waiting = new ClaimIndex(({ cluster, claim }) => {
    const className = awaitedClass(claim);
    return className && placeOf(cluster, className);
  });
  readonly #holding = new ClaimIndex(({ cluster, claim }) => {
    const className = heldClass(claim);
    return className && placeOf(cluster, className);
  });
  /** A hash for each, and pages show the same objects over and over. An object is of one cluster. */
  readonly #entityNames = new WeakMap<AnyClaim, string>();
  readonly #subscribers: Subscribers<ClaimChange>;

  constructor(clusters: ServicesToolkitClusters, logger: LoggerService) {
    this.#subscribers = new Subscribers(logger);
    for (const cluster of clusters.list()) {
      const watches: Watches = {};
      this.#watches.set(cluster.name, watches);
      watches.ClassClaim = this.#watch<ClassClaim>(cluster, 'ClassClaim');
      watches.ResourceClaim = this.#watch<ResourceClaim>(
        cluster,
        'ResourceClaim',
      );
    }
  }

  /** Also one that is not listed. */
  get(key: ClaimKey): KnownClaim | undefined {
    const claim = this.#watches
      .get(key.cluster)
      ?.[key.kind ?? 'ClassClaim']?.get(`${key.namespace}/${key.name}`);
    return claim && knownClaim(key.cluster, claim);
  }

  /** Ordered by key. */
  list(): readonly KnownClaim[] {
    return this.#listed.list();
  }

  /** Those that say they were made for this entity, ordered by key. Whether that counts is a rule of its own. */
  listByEntity(entityRef: string): KnownClaim[] {
    return this.#byEntity
      .list(entityRef)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** How many claims on the class wait for an instance; `undefined` where the cluster has not told its claims yet. */
  countWaiting(cluster: string, className: string): number | undefined {
    return this.#watches.get(cluster)?.ClassClaim?.hasSynced
      ? this.#waiting.count(placeOf(cluster, className))
      : undefined;
  }

  /** How many claims hold an instance of the class; `undefined` where the cluster has not told its claims yet. */
  countHolding(cluster: string, className: string): number | undefined {
    return this.#watches.get(cluster)?.ClassClaim?.hasSynced
      ? this.#holding.count(placeOf(cluster, className))
      : undefined;
  }

  /** Name of the claim's catalog entity, where claims are entities. */
  entityName({ cluster, claim }: Omit<KnownClaim, 'key'>): string {
    const { namespace = '', name = '' } = claim.metadata;
    if (this.#isNameTaken(cluster, claim)) {
      return entityNameOfClaim({ cluster, namespace, name, nameTaken: true });
    }
    const known = this.#entityNames.get(claim);
    if (known !== undefined) {
      return known;
    }
    const computed = entityNameOfClaim({ cluster, namespace, name });
    this.#entityNames.set(claim, computed);
    return computed;
  }

  of(cluster: string): ClaimsOfCluster {
    const { ClassClaim, ResourceClaim } = this.#watches.get(cluster) ?? {};
    const resourceClaims = ResourceClaim
      ? readWatch(ResourceClaim)
      : ({ ok: false } as const);
    return {
      classClaims: ClassClaim ? readWatch(ClassClaim) : { ok: false },
      resourceClaims: resourceClaims.ok
        ? {
            ok: true,
            get: key => unlessOwned(resourceClaims.get(key)),
            list: () =>
              resourceClaims.list().filter(one => !isOwnedByClassClaim(one)),
          }
        : resourceClaims,
    };
  }

  subscribe(subscriber: (change: ClaimChange) => void): () => void {
    return this.#subscribers.add(subscriber);
  }

  stop(): void {
    for (const { ClassClaim, ResourceClaim } of this.#watches.values()) {
      ClassClaim?.stop();
      ResourceClaim?.stop();
    }
  }

  #watch<T extends AnyClaim>(
    cluster: ServicesToolkitCluster,
    kind: ClaimKind,
  ): ClusterWatch<T> {
    const type =
      kind === 'ClassClaim'
        ? resourceTypes.classClaims
        : resourceTypes.resourceClaims;
    return watchKind<T>(cluster, type, {
      onEvent: (event, read) => {
        for (const change of this.#take(cluster.name, event)) {
          if (read) {
            this.#subscribers.tell(change);
          }
        }
      },
      onRead: () =>
        this.#subscribers.tell({
          kind: 'read',
          cluster: cluster.name,
          claims: kind,
        }),
    });
  }

  #take(
    cluster: string,
    { type, object }: ClusterWatchEvent<AnyClaim>,
  ): ClaimChange[] {
    const claim = knownClaim(cluster, object);
    if (type === 'deleted') {
      return this.#unlist(claim)
        ? [{ kind: 'deleted', claim }, ...this.#renamed(claim)]
        : [];
    }
    if (isOwnedByClassClaim(object)) {
      return this.#unlist(claim) ? [{ kind: 'adopted', claim }] : [];
    }
    this.#listed.set(claim);
    this.#byEntity.set(claim);
    this.#waiting.set(claim);
    this.#holding.set(claim);
    return [
      { kind: 'changed', claim },
      ...(type === 'added' ? this.#renamed(claim) : []),
    ];
  }

  /** A ClassClaim beside it has the entity that would be named after it. */
  #isNameTaken(cluster: string, { kind, metadata }: AnyClaim): boolean {
    const { namespace, name } = metadata;
    return (
      kind === 'ResourceClaim' &&
      this.#watches.get(cluster)?.ClassClaim?.get(`${namespace}/${name}`) !==
        undefined
    );
  }

  /** @returns whether it was listed */
  #unlist({ key }: KnownClaim): boolean {
    this.#byEntity.delete(key);
    this.#waiting.delete(key);
    this.#holding.delete(key);
    return this.#listed.delete(key);
  }

  /** The ResourceClaim whose entity has another name because a ClassClaim beside it came or went. */
  #renamed({ cluster, claim }: KnownClaim): ClaimChange[] {
    const { namespace, name } = claim.metadata;
    const beside =
      claim.kind === 'ClassClaim'
        ? unlessOwned(
            this.#watches
              .get(cluster)
              ?.ResourceClaim?.get(`${namespace}/${name}`),
          )
        : undefined;
    return beside
      ? [{ kind: 'changed', claim: knownClaim(cluster, beside) }]
      : [];
  }
}

function unlessOwned(
  claim: ResourceClaim | undefined,
): ResourceClaim | undefined {
  return claim && !isOwnedByClassClaim(claim) ? claim : undefined;
}

/** No class name holds a slash. */
function placeOf(cluster: string, className: string): string {
  return `${cluster}/${className}`;
}
