import { annotations, resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { claimResourceRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { normalizeEntityRef } from '../rules/normalizeEntityRef';

/** A claim as the watch has it. The object is shared with other plugins: never change it. */
export interface StoredClaim {
  /** Orders claims, and names one among all clusters. */
  key: string;
  cluster: string;
  claim: ClassClaim;
}

/** The claims of all clusters, from the shared watches, with an index by the entity they were made for. */
export class ClaimStore {
  readonly #watches = new Map<string, ClusterWatch<ClassClaim>>();
  readonly #byEntity = new Map<string, Map<string, StoredClaim>>();
  /** Under which entity a claim stands in the index: an update may name another one. */
  readonly #entityOf = new Map<string, string>();

  constructor(clusters: ServicesToolkitClusters) {
    for (const cluster of clusters.list()) {
      this.#watches.set(cluster.name, this.#watch(cluster));
    }
  }

  get(key: ClaimKey): StoredClaim | undefined {
    const claim = this.#watches
      .get(key.cluster)
      ?.get(`${key.namespace}/${key.name}`);
    return claim && storedClaim(key.cluster, claim);
  }

  list(): StoredClaim[] {
    return [...this.#watches].flatMap(([cluster, watch]) =>
      watch.list().map(claim => storedClaim(cluster, claim)),
    );
  }

  /** Those that say they were made for this entity; whether that counts is a rule of its own. */
  listByEntity(entityRef: string): StoredClaim[] {
    return [...(this.#byEntity.get(entityRef)?.values() ?? [])];
  }

  stop(): void {
    this.#watches.forEach(watch => watch.stop());
  }

  #watch(cluster: ServicesToolkitCluster): ClusterWatch<ClassClaim> {
    return cluster.watch<ClassClaim>(resourceTypes.classClaims, {
      onEvent: ({ type, object }) => {
        const stored = storedClaim(cluster.name, object);
        this.#unindex(stored.key);
        if (type !== 'deleted') {
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

function storedClaim(cluster: string, claim: ClassClaim): StoredClaim {
  return {
    key: claimResourceRef({
      cluster,
      namespace: claim.metadata.namespace ?? '',
      name: claim.metadata.name ?? '',
    }),
    cluster,
    claim,
  };
}
