import { groupOfClass, type RunsOn } from '@services-toolkit/claims';
import type {
  Service,
  ServiceInDetail,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { serviceInCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  DecodedService,
  ReadModel,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { Plan } from '@services-toolkit/offerings';
import type { CountedClaims } from '../rules/availability';
import { byKey } from '../rules/pageOf';
import { serviceFromModel, speakerOf } from '../rules/serviceFromModel';
import type { ServedInCluster, ServiceToShow } from '../rules/serviceFromModel';
import type { Icon } from '../rules/serviceIcon';
import { serviceInDetail } from '../rules/serviceInDetail';
import type { EntityMemory } from './EntityMemory';
import {
  clustersByGroup,
  notKnown,
  offeredKey,
  offeredNames,
  readRemembered,
  type RememberedByKey,
} from './offeredNames';

interface ListedService {
  key: string;
  /** `undefined` where the offering went since it was listed. */
  service: () => Service | undefined;
}

/** What is offered as a service, from the model; of clusters that have told nothing yet, what the catalog remembers. */
export class ServiceReader {
  readonly #clusters: readonly ServicesToolkitCluster[];
  readonly #model: Pick<
    ReadModel,
    'claims' | 'offerings' | 'projection' | 'services'
  >;
  readonly #entities: Pick<EntityMemory<DecodedService>, 'read'>;
  readonly #defaultOwner: string | undefined;
  readonly #groups: ReadonlyMap<string, readonly ServicesToolkitCluster[]>;
  /** The list, as long as nothing changes: many requests page through the same. */
  #listed: readonly ListedService[] | undefined;
  #changes = 0;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    model: Pick<ReadModel, 'claims' | 'offerings' | 'projection' | 'services'>;
    entities: Pick<EntityMemory<DecodedService>, 'read'>;
    /** Of services that name no owner. */
    defaultOwner?: string;
  }) {
    this.#clusters = options.clusters.list();
    this.#model = options.model;
    this.#entities = options.entities;
    this.#defaultOwner = options.defaultOwner;
    this.#groups = clustersByGroup(this.#clusters);
    this.#model.services.subscribe(() => {
      this.#changes += 1;
      this.#listed = undefined;
    });
  }

  /**
   * What is offered, ordered by provider group and name. A service is put together when it is asked for: a page shows few
   * of them.
   *
   * @throws ServiceUnavailableError where no cluster has told anything, and the catalog does not answer
   */
  async list(): Promise<readonly ListedService[]> {
    if (this.#listed) {
      return this.#listed;
    }
    const changes = this.#changes;
    const silent = this.#silent(this.#clusters);
    const remembered = await this.#remember(silent);
    if (!remembered.ok && silent.length === this.#clusters.length) {
      throw notKnown('which services are offered');
    }
    const listed = [
      ...offeredNames(
        this.#clusters,
        cluster => this.#model.services.of(cluster),
        remembered,
        nameOf,
      ),
    ]
      .map(([key, { group, name }]) => ({
        key,
        service: () => {
          const toShow = this.#toShow(group, name, remembered);
          return toShow && serviceFromModel(toShow);
        },
      }))
      .sort(byKey);
    // What the catalog remembers of silent clusters is another thing each time.
    if (changes === this.#changes && silent.length === 0) {
      this.#listed = listed;
    }
    return listed;
  }

  /**
   * `undefined` where no cluster of the group offers it.
   *
   * @throws ServiceUnavailableError where that is not known
   */
  async get(
    group: string,
    serviceName: string,
  ): Promise<ServiceInDetail | undefined> {
    const toShow = await this.#find(group, serviceName);
    return (
      toShow &&
      serviceInDetail(toShow, cluster => {
        const resources = this.#model.services.resourcesOf(cluster);
        const examples = this.#model.services.examplesOf(cluster);
        return {
          resources: resources.ok ? resources.list() : [],
          examples: examples.ok ? examples.list() : [],
        };
      })
    );
  }

  /** As it was written; `undefined` where there is none. */
  async icon(group: string, serviceName: string): Promise<Icon | undefined> {
    const toShow = await this.#find(group, serviceName);
    return toShow && speakerOf(toShow).told?.description.icon;
  }

  /** The plans of a service in one cluster; `undefined` where the cluster does not offer it, as far as it has told. */
  findPlans(
    cluster: string,
    service: string,
  ): { known: boolean; plans?: readonly Plan[] } {
    const { services } = this.#model;
    const offerings = services.of(cluster);
    if (!offerings.ok) {
      return { known: !services.isServed(cluster) };
    }
    const offering = offerings.get(service);
    return { known: true, plans: offering && (offering.spec.plans ?? []) };
  }

  async #find(
    group: string,
    serviceName: string,
  ): Promise<ServiceToShow | undefined> {
    const silent = this.#silent(this.#groups.get(group) ?? []);
    const remembered = await this.#remember(silent);
    const toShow = this.#toShow(group, serviceName, remembered);
    if (!toShow && !remembered.ok) {
      throw notKnown(`whether service "${serviceName}" is offered`);
    }
    return toShow;
  }

  /** Clusters that have told nothing since the start, though they may have services. */
  #silent(clusters: readonly ServicesToolkitCluster[]) {
    const { services } = this.#model;
    return clusters.filter(
      ({ name }) => !services.of(name).ok && services.isServed(name),
    );
  }

  #remember(
    silent: readonly ServicesToolkitCluster[],
  ): Promise<RememberedByKey<DecodedService>> {
    return readRemembered(this.#entities, silent, nameOf);
  }

  #toShow(
    group: string,
    serviceName: string,
    remembered: RememberedByKey<DecodedService>,
  ): ServiceToShow | undefined {
    const inCatalog = remembered.ok
      ? remembered.byKey.get(offeredKey(group, serviceName))
      : undefined;
    const [first, ...others] = (this.#groups.get(group) ?? []).flatMap(
      cluster => this.#inCluster(cluster, serviceName, inCatalog) ?? [],
    );
    return (
      first && {
        group,
        serviceName,
        inClusters: [first, ...others],
        defaultOwner: this.#defaultOwner,
      }
    );
  }

  #inCluster(
    cluster: ServicesToolkitCluster,
    serviceName: string,
    inCatalog: DecodedService | undefined,
  ): ServedInCluster | undefined {
    const { name, title } = cluster;
    const { services } = this.#model;
    const known = serviceInCluster(
      {
        name,
        services: services.of(name),
        describe: offering => services.describe(name, offering),
      },
      serviceName,
      inCatalog,
    );
    return (
      known && {
        known,
        clusterTitle: title,
        stale: !cluster.status().reachable || !services.isCurrent(name),
        counted: className => this.#counted(name, className),
        runsOn: className => this.#runsOn(name, className),
      }
    );
  }

  #runsOn(cluster: string, className: string): RunsOn | undefined {
    const { offerings, projection } = this.#model;
    const classes = offerings.of(cluster);
    const found = classes.ok ? classes.get(className) : undefined;
    return found && projection.runsOn(cluster, groupOfClass(found));
  }

  #counted(cluster: string, className: string): CountedClaims | undefined {
    const { claims, offerings } = this.#model;
    const classes = offerings.of(cluster);
    const found = classes.ok ? classes.get(className) : undefined;
    const isPool = found?.spec.pool !== undefined;
    return (
      found && {
        isPool,
        holding: claims.countHolding(cluster, className),
        waiting: isPool ? claims.countWaiting(cluster, className) : undefined,
      }
    );
  }
}

function nameOf({ serviceName }: DecodedService): string {
  return serviceName;
}
