import { isOwnedByClassClaim } from '@services-toolkit/claims';
import {
  annotations,
  type ClassClaim,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { claimResourceRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimKey,
  ClaimKind,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { claimTypes, defaultClaimKind } from '../rules/claimTypes';
import { normalizeEntityRef } from '../rules/normalizeEntityRef';
import { byKey } from '../rules/pageOf';
import { OrderedByKey } from './OrderedByKey';
import { WaitingClaims } from './WaitingClaims';

/** A claim as the watch has it. The object is shared with other plugins: never change it. */
export interface StoredClaim {
  /** Orders claims, and names one among all clusters. */
  key: string;
  cluster: string;
  claim: AnyClaim;
}

export type AnyClaim = ClassClaim | ResourceClaim;

type Watches = Readonly<Record<ClaimKind, ClusterWatch<AnyClaim>>>;

/**
 * The claims of all clusters, from the shared watches, with an index by the entity they were made for. ResourceClaims by
 * which ClassClaims fulfil themselves are not listed: people know the ClassClaim.
 */
export class ClaimStore {
  readonly #watches = new Map<string, Watches>();
  readonly #all = new OrderedByKey<StoredClaim>();
  readonly #waiting = new WaitingClaims();
  readonly #byEntity = new Map<string, Map<string, StoredClaim>>();
  /** Under which entity a claim stands in the index: an update may name another one. */
  readonly #entityOf = new Map<string, string>();

  constructor(clusters: ServicesToolkitClusters) {
    for (const cluster of clusters.list()) {
      this.#watches.set(cluster.name, {
        ClassClaim: this.#watch(cluster, 'ClassClaim'),
        ResourceClaim: this.#watch(cluster, 'ResourceClaim'),
      });
    }
  }

  get(key: ClaimKey): StoredClaim | undefined {
    const claim = this.#watches
      .get(key.cluster)
      ?.[key.kind ?? defaultClaimKind].get(`${key.namespace}/${key.name}`);
    return claim && storedClaim(key.cluster, claim);
  }

  /** Ordered by key, as is {@link listByEntity}. */
  list(): StoredClaim[] {
    return this.#all.list();
  }

  /** Those that say they were made for this entity; whether that counts is a rule of its own. */
  listByEntity(entityRef: string): StoredClaim[] {
    return [...(this.#byEntity.get(entityRef)?.values() ?? [])].sort(byKey);
  }

  /** How many claims on the class wait for an instance; `undefined` where the cluster has not told its claims yet. */
  countWaiting(cluster: string, className: string): number | undefined {
    return this.#watches.get(cluster)?.ClassClaim.hasSynced
      ? this.#waiting.count(cluster, className)
      : undefined;
  }

  /** Of a ResourceClaim: whether a ClassClaim of its name is beside it. */
  isNameTaken({ cluster, claim }: Omit<StoredClaim, 'key'>): boolean {
    const { namespace, name } = claim.metadata;
    return (
      claim.kind === 'ResourceClaim' &&
      this.#watches.get(cluster)?.ClassClaim.get(`${namespace}/${name}`) !==
        undefined
    );
  }

  stop(): void {
    for (const { ClassClaim, ResourceClaim } of this.#watches.values()) {
      ClassClaim.stop();
      ResourceClaim.stop();
    }
  }

  #watch(
    cluster: ServicesToolkitCluster,
    kind: ClaimKind,
  ): ClusterWatch<AnyClaim> {
    return cluster.watch<AnyClaim>(claimTypes[kind], {
      onEvent: ({ type, object }) => {
        const stored = storedClaim(cluster.name, object);
        this.#unindex(stored.key);
        if (type === 'deleted' || isOwnedByClassClaim(object)) {
          this.#all.delete(stored.key);
          this.#waiting.delete(stored.key);
        } else {
          this.#all.set(stored);
          this.#waiting.set(stored);
          this.#index(stored);
        }
      },
    });
  }

  #index(stored: StoredClaim): void {
    const entityRef = normalizeEntityRef(
      stored.claim.metadata.annotations?.[annotations.entityRef],
    );
    if (!entityRef) {
      return;
    }
    const claims = this.#byEntity.get(entityRef) ?? new Map();
    claims.set(stored.key, stored);
    this.#byEntity.set(entityRef, claims);
    this.#entityOf.set(stored.key, entityRef);
  }

  #unindex(key: string): void {
    const entityRef = this.#entityOf.get(key);
    if (!entityRef) {
      return;
    }
    this.#entityOf.delete(key);
    const claims = this.#byEntity.get(entityRef);
    claims?.delete(key);
    if (claims?.size === 0) {
      this.#byEntity.delete(entityRef);
    }
  }
}

function storedClaim(cluster: string, claim: AnyClaim): StoredClaim {
  const { kind, metadata } = claim;
  return {
    key: claimResourceRef({
      cluster,
      namespace: metadata.namespace ?? '',
      name: metadata.name ?? '',
      kind,
    }),
    cluster,
    claim,
  };
}
