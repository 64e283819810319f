import { groupOfClass } from '@services-toolkit/claims';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { classInCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  ReadModel,
  DecodedOffering,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { availabilityOfClass } from '../rules/availability';
import {
  offeringFromModel,
  offeringInDetail,
} from '../rules/offeringFromModel';
import type {
  OfferedInCluster,
  OfferingToShow,
} from '../rules/offeringFromModel';
import { byKey } from '../rules/pageOf';
import type { EntityMemory } from './EntityMemory';
import {
  clustersByGroup,
  notKnown,
  offeredKey,
  offeredNames,
  readRemembered,
  type RememberedByKey,
} from './offeredNames';

interface ListedOffering {
  key: string;
  /** `undefined` where the class went since it was listed. */
  offering: () => Offering | undefined;
}

/** What can be claimed, from the model; of clusters that have told nothing yet, what the catalog remembers. */
export class OfferingReader {
  readonly #clusters: readonly ServicesToolkitCluster[];
  readonly #model: Pick<
    ReadModel,
    'claims' | 'offerings' | 'projection' | 'services'
  >;
  readonly #entities: Pick<EntityMemory<DecodedOffering>, 'read'>;
  readonly #defaultOwner: string | undefined;
  readonly #groups: ReadonlyMap<string, readonly ServicesToolkitCluster[]>;
  /** The list, as long as nothing changes: many requests page through the same. */
  #listed: readonly ListedOffering[] | undefined;
  #changes = 0;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    model: Pick<ReadModel, 'claims' | 'offerings' | 'projection' | 'services'>;
    entities: Pick<EntityMemory<DecodedOffering>, 'read'>;
    /** Of services that name no owner. */
    defaultOwner?: string;
  }) {
    this.#clusters = options.clusters.list();
    this.#model = options.model;
    this.#entities = options.entities;
    this.#defaultOwner = options.defaultOwner;
    this.#groups = clustersByGroup(this.#clusters);
    this.#model.offerings.subscribe(() => {
      this.#changes += 1;
      this.#listed = undefined;
    });
  }

  /**
   * What is offered, ordered by provider group and class. An offering is put together when it is asked for: a page shows
   * few of them.
   *
   * @throws ServiceUnavailableError where no cluster has told anything, and the catalog does not answer
   */
  async list(): Promise<readonly ListedOffering[]> {
    if (this.#listed) {
      return this.#listed;
    }
    const changes = this.#changes;
    const silent = this.#silent(this.#clusters);
    const decoded = await this.#remember(silent);
    if (!decoded.ok && silent.length === this.#clusters.length) {
      throw notKnown('what is offered');
    }
    const listed = [
      ...offeredNames(
        this.#clusters,
        cluster => this.#model.offerings.of(cluster),
        decoded,
        nameOf,
      ),
    ]
      .map(([key, { group, name }]) => ({
        key,
        offering: () => {
          const toShow = this.#toShow(group, name, decoded);
          return toShow && offeringFromModel(toShow);
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
   * With the schema of its parameters; `undefined` where no cluster of the group has the class.
   *
   * @throws ServiceUnavailableError where that is not known
   */
  async get(group: string, className: string): Promise<Offering | undefined> {
    const silent = this.#silent(this.#groups.get(group) ?? []);
    const decoded = await this.#remember(silent);
    const toShow = this.#toShow(group, className, decoded);
    if (!toShow && !decoded.ok) {
      throw notKnown(`whether class "${className}" is offered`);
    }
    return toShow && offeringInDetail(toShow);
  }

  /** The class in one cluster, as far as that has told; `undefined` also when it has told nothing yet. */
  find(
    cluster: string,
    className: string,
  ): { known: boolean; class?: ClusterInstanceClass } {
    const classes = this.#model.offerings.of(cluster);
    return classes.ok
      ? { known: true, class: classes.get(className) }
      : { known: false };
  }

  /** Clusters that have told nothing since the start. */
  #silent(clusters: readonly ServicesToolkitCluster[]) {
    return clusters.filter(({ name }) => !this.#model.offerings.of(name).ok);
  }

  #remember(
    silent: readonly ServicesToolkitCluster[],
  ): Promise<RememberedByKey<DecodedOffering>> {
    return readRemembered(this.#entities, silent, nameOf);
  }

  #toShow(
    group: string,
    className: string,
    decoded: RememberedByKey<DecodedOffering>,
  ): OfferingToShow | undefined {
    const inCatalog = decoded.ok
      ? decoded.byKey.get(offeredKey(group, className))
      : undefined;
    const [first, ...others] = (this.#groups.get(group) ?? []).flatMap(
      cluster => this.#inCluster(cluster, className, inCatalog) ?? [],
    );
    return (
      first && {
        group,
        className,
        inClusters: [first, ...others],
        defaultOwner: this.#defaultOwner,
      }
    );
  }

  #inCluster(
    cluster: ServicesToolkitCluster,
    className: string,
    inCatalog: DecodedOffering | undefined,
  ): OfferedInCluster | undefined {
    const { name, title } = cluster;
    const { claims, offerings, projection, services } = this.#model;
    const known = classInCluster(
      {
        name,
        classes: offerings.of(name),
        saidOfClass: of => services.saidOfClass(name, of),
      },
      className,
      inCatalog,
    );
    const from = known?.texts.fulfilledFrom;
    const counted = {
      isPool: from === 'pool',
      holding: claims.countHolding(name, className),
      waiting:
        from === 'pool' ? claims.countWaiting(name, className) : undefined,
    };
    const runsOn =
      known?.told && projection.runsOn(name, groupOfClass(known.told));
    return (
      known && {
        known,
        clusterTitle: title,
        ...(runsOn && { runsOn }),
        stale: !cluster.status().reachable || !offerings.isCurrent(name),
        waiting: counted.waiting,
        ...(from && {
          availability: availabilityOfClass(className, {
            ...counted,
            plans: services.plansOf(name, className),
          }),
        }),
      }
    );
  }
}

function nameOf({ className }: DecodedOffering): string {
  return className;
}
