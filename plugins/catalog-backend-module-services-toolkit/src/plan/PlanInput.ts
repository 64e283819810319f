import type { Entity } from '@backstage/catalog-model';
import type {
  ClassClaim,
  ClusterInstanceClass,
  ClusterServiceOffering,
  KubernetesObject,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ServiceDescription } from '@services-toolkit/offerings';
import {
  type CatalogDefaults,
  type Listing,
  type PlanKey,
  planKeyOf,
  planKeyText,
  type ReadResult,
  type SaidOfClass,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { refOf } from './refOf';

/** What was read of one kind in one cluster. */
export type Read<T> = ReadResult<Listing<T>>;

/** What was read of one configured cluster. */
export interface ClusterRead {
  readonly name: string;
  readonly group: string;
  readonly title?: string;
  readonly services: Read<ClusterServiceOffering>;
  /** With what is inherited. */
  describe(offering: ClusterServiceOffering): ServiceDescription;
  readonly classes: Read<ClusterInstanceClass>;
  /** What the services say of a class. */
  saidOfClass(className: string): ReadResult<{ said: SaidOfClass }>;
  readonly classClaims: Read<ClassClaim>;
  readonly resourceClaims: Read<ResourceClaim>;
  readonly namespaces: Read<KubernetesObject>;
}

/** What the catalog says about an entity that a claim names. */
export type RelatedEntity =
  | { readonly known: true; readonly entity?: Entity }
  | { readonly known: false };

/** All that the plan may look at besides what the catalog holds of ours. */
export interface PlanInput {
  /** The configured clusters, in the order of the configuration. One that is not here has left the configuration. */
  readonly clusters: readonly ClusterRead[];
  readonly defaults: CatalogDefaults;
  related(entityRef: string): RelatedEntity;
  /** Refs of clusters that another provider has in the catalog. */
  readonly foreignClusters: ReadonlySet<string>;
}

/** The entities of ours that the catalog holds, by ref, and found by what they are about. */
export class KnownEntities {
  readonly #byKey = new Map<string, Map<string, Entity>>();
  readonly #planKeys = new Map<string, PlanKey>();

  constructor(entities: Iterable<Entity> = []) {
    for (const entity of entities) {
      this.set(entity);
    }
  }

  /** Entities of ours that do not say what they are about are not known, and so never removed. */
  set(entity: Entity): void {
    const planKey = planKeyOf(entity);
    if (!planKey) {
      return;
    }
    const key = planKeyText(planKey);
    this.#planKeys.set(key, planKey);
    const entities = this.#byKey.get(key) ?? new Map<string, Entity>();
    entities.set(refOf(entity), entity);
    this.#byKey.set(key, entities);
  }

  delete(entity: Entity): void {
    const planKey = planKeyOf(entity);
    const key = planKey && planKeyText(planKey);
    const entities = key && this.#byKey.get(key);
    if (key && entities && entities.delete(refOf(entity)) && !entities.size) {
      this.#byKey.delete(key);
      this.#planKeys.delete(key);
    }
  }

  of(planKey: PlanKey): Entity[] {
    return [...(this.#byKey.get(planKeyText(planKey))?.values() ?? [])];
  }

  planKeys(): PlanKey[] {
    return [...this.#planKeys.values()];
  }
}
