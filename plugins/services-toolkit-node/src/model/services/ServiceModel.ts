import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type ClusterExampleUsage,
  type ClusterInfrastructure,
  type ClusterResource,
  type ClusterServiceOffering,
  type KubernetesObject,
  type ResourceType,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import { isKindNotServed } from '@services-toolkit/kubernetes-runtime';
import {
  describeService,
  type ServiceDescription,
} from '@services-toolkit/offerings';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '../../ServicesToolkitClusters';
import type { Listing, ReadResult } from '../ReadResult';
import { readWatch } from '../readWatch';
import { Subscribers } from '../Subscribers';
import { type KindHandler, watchKind } from '../watchKind';
import { PlansByClass, type OfferedPlan } from './PlansByClass';
import { saidOfClass, type SaidOfClass } from './saidOfClass';

/**
 * What became different. The offerings of a first list are not told one by one: then there is one `read`.
 *
 * @public
 */
export type ServiceChange =
  | {
      readonly kind: 'changed' | 'deleted';
      readonly cluster: string;
      readonly group: string;
      readonly serviceName: string;
      /** Of a deleted one as it was last. */
      readonly offering: ClusterServiceOffering;
      /** The classes of which it said something, or says something now. */
      readonly classes: readonly string[];
    }
  /** All offerings are known of a cluster that had told none before. */
  | { readonly kind: 'read'; readonly cluster: string }
  /** Of a cluster about which nothing was known it is known whether it tells its offerings. */
  | { readonly kind: 'settled'; readonly cluster: string }
  /** What is known of a cluster's examples, or of its facts, is different. */
  | { readonly kind: 'facts'; readonly cluster: string };

interface Watches {
  offerings?: ClusterWatch<ClusterServiceOffering>;
  resources?: ClusterWatch<ClusterResource>;
  examples?: ClusterWatch<ClusterExampleUsage>;
  infrastructure?: ClusterWatch<ClusterInfrastructure>;
}

interface Described {
  resources: readonly ClusterResource[];
  description: ServiceDescription;
}

/** The one ClusterInfrastructure of a cluster. */
const infrastructureName = 'cluster';

/**
 * The ClusterServiceOfferings of all clusters, and what belongs to them, from the shared watches. A cluster need not have
 * any of these kinds.
 *
 * @public
 */
export class ServiceModel {
  readonly #watches = new Map<string, Watches>();
  readonly #plans = new Map<string, PlansByClass>();
  /** The ClusterResources of a cluster, the same list until one changes. */
  readonly #resources = new Map<string, readonly ClusterResource[]>();
  /** Pages show the same objects over and over. An object is of one cluster. */
  readonly #described = new WeakMap<ClusterServiceOffering, Described>();
  readonly #subscribers: Subscribers<ServiceChange>;

  constructor(clusters: ServicesToolkitClusters, logger: LoggerService) {
    this.#subscribers = new Subscribers(logger);
    for (const cluster of clusters.list()) {
      const watches: Watches = {};
      this.#watches.set(cluster.name, watches);
      this.#plans.set(cluster.name, new PlansByClass());
      // What the others say is read with the offerings.
      watches.resources = this.#watchResources(cluster);
      watches.examples = this.#watchFacts(
        cluster,
        resourceTypes.clusterExampleUsages,
      );
      watches.infrastructure = this.#watchFacts(
        cluster,
        resourceTypes.clusterInfrastructures,
      );
      watches.offerings = this.#watchOfferings(cluster);
    }
  }

  of(cluster: string): ReadResult<Listing<ClusterServiceOffering>> {
    return read(this.#watches.get(cluster)?.offerings);
  }

  /** With what its author says on the ClusterResources of its kinds. */
  describe(
    cluster: string,
    offering: ClusterServiceOffering,
  ): ServiceDescription {
    const resources = this.#resourcesOf(cluster);
    const known = this.#described.get(offering);
    if (known?.resources === resources) {
      return known.description;
    }
    const description = describeService(offering, resources);
    this.#described.set(offering, { resources, description });
    return description;
  }

  /** What the cluster's services say of a class; `ok: false` where that is not known. */
  saidOfClass(
    cluster: string,
    className: string,
  ): ReadResult<{ said: SaidOfClass }> {
    return this.of(cluster).ok || !this.isServed(cluster)
      ? {
          ok: true,
          said: saidOfClass(this.plansOf(cluster, className), offering =>
            this.describe(cluster, offering),
          ),
        }
      : { ok: false };
  }

  /** The plans that claims on a class are, in the operator's order. */
  plansOf(cluster: string, className: string): readonly OfferedPlan[] {
    return this.#plans.get(cluster)?.of(className) ?? [];
  }

  resourcesOf(cluster: string): ReadResult<Listing<ClusterResource>> {
    return read(this.#watches.get(cluster)?.resources);
  }

  examplesOf(cluster: string): ReadResult<Listing<ClusterExampleUsage>> {
    return read(this.#watches.get(cluster)?.examples);
  }

  /** `infrastructure` is absent where the cluster has none. */
  infrastructureOf(
    cluster: string,
  ): ReadResult<{ infrastructure?: ClusterInfrastructure }> {
    const facts = read(this.#watches.get(cluster)?.infrastructure);
    return facts.ok
      ? { ok: true, infrastructure: facts.get(infrastructureName) }
      : facts;
  }

  /** Whether it is known if the cluster tells its offerings. */
  isSettled(cluster: string): boolean {
    return this.#state(cluster) !== 'initial';
  }

  /** Whether what is known of the cluster's offerings is what it has now. */
  isCurrent(cluster: string): boolean {
    return this.#state(cluster) === 'synced';
  }

  /** False where the API server has no such kind: then there is no offering. */
  isServed(cluster: string): boolean {
    const state = this.#watches.get(cluster)?.offerings?.state;
    return !(state?.kind === 'failing' && isKindNotServed(state.error));
  }

  subscribe(subscriber: (change: ServiceChange) => void): () => void {
    return this.#subscribers.add(subscriber);
  }

  stop(): void {
    for (const watches of this.#watches.values()) {
      Object.values(watches).forEach(watch => watch?.stop());
    }
  }

  #state(cluster: string): string {
    return this.#watches.get(cluster)?.offerings?.state.kind ?? 'initial';
  }

  #resourcesOf(cluster: string): readonly ClusterResource[] {
    const known = this.#resources.get(cluster);
    if (known) {
      return known;
    }
    const resources = this.#watches.get(cluster)?.resources?.list() ?? [];
    this.#resources.set(cluster, resources);
    return resources;
  }

  #watchOfferings(
    of: ServicesToolkitCluster,
  ): ClusterWatch<ClusterServiceOffering> {
    const { name: cluster } = of;
    return watchOptional<ClusterServiceOffering>(
      of,
      resourceTypes.clusterServiceOfferings,
      {
        onEvent: ({ type, object }, isRead) => {
          const plans = this.#plans.get(cluster);
          const classes =
            type === 'deleted'
              ? plans?.delete(object.metadata.name ?? '')
              : plans?.set(object);
          if (isRead) {
            this.#tell(of, type === 'deleted' ? 'deleted' : 'changed', object, [
              ...(classes ?? []),
            ]);
          }
        },
        onRead: () => this.#subscribers.tell({ kind: 'read', cluster }),
        onSettled: () => this.#subscribers.tell({ kind: 'settled', cluster }),
      },
    );
  }

  #watchResources(of: ServicesToolkitCluster): ClusterWatch<ClusterResource> {
    const { name: cluster } = of;
    return watchOptional<ClusterResource>(of, resourceTypes.clusterResources, {
      onEvent: ({ object }, isRead) => {
        this.#resources.delete(cluster);
        if (isRead) {
          this.#tellInheriting(of, object);
        }
      },
      onRead: () => {
        // The offerings may have come first.
        this.#resources.delete(cluster);
        this.#subscribers.tell({ kind: 'read', cluster });
      },
    });
  }

  #watchFacts<T extends KubernetesObject>(
    of: ServicesToolkitCluster,
    type: ResourceType,
  ): ClusterWatch<T> {
    const tell = () =>
      this.#subscribers.tell({ kind: 'facts', cluster: of.name });
    return watchOptional<T>(of, type, {
      onEvent: (_event, isRead) => {
        if (isRead) {
          tell();
        }
      },
      onRead: tell,
    });
  }

  /** Those that the kind which is described belongs to. */
  #tellInheriting(
    of: ServicesToolkitCluster,
    { spec: { resourceRef } }: ClusterResource,
  ): void {
    const offerings = this.of(of.name);
    for (const offering of offerings.ok ? offerings.list() : []) {
      const { plans = [], resources = [] } = offering.spec;
      if (
        resources.some(
          ({ group = '', kind }) =>
            group === (resourceRef.group ?? '') && kind === resourceRef.kind,
        )
      ) {
        this.#tell(
          of,
          'changed',
          offering,
          plans.map(({ classRef }) => classRef.name),
        );
      }
    }
  }

  #tell(
    { name: cluster, group }: ServicesToolkitCluster,
    kind: 'changed' | 'deleted',
    offering: ClusterServiceOffering,
    classes: readonly string[],
  ): void {
    this.#subscribers.tell({
      kind,
      cluster,
      group,
      serviceName: offering.metadata.name ?? '',
      offering,
      classes,
    });
  }
}

/** A cluster need not have the part of services. */
function watchOptional<T extends KubernetesObject>(
  cluster: ServicesToolkitCluster,
  type: ResourceType,
  handler: KindHandler<T>,
): ClusterWatch<T> {
  return watchKind<T>(cluster, type, handler, { mayBeMissing: true });
}

function read<T extends KubernetesObject>(
  watch: ClusterWatch<T> | undefined,
): ReadResult<Listing<T>> {
  return watch ? readWatch(watch) : { ok: false };
}
