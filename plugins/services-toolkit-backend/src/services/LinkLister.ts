import { ServiceUnavailableError } from '@backstage/errors';
import type {
  LinkedCluster,
  LinkList,
  MissingRight,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ReadModel,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { projectionResourceTypes } from '@services-toolkit/kubernetes-api';
import { usedClusters } from '../rules/usedClusters';
import { usingClusters } from '../rules/usingClusters';
import type { Caller } from './Caller';
import type { KubernetesAccess } from './KubernetesAccess';

type Kind = keyof typeof projectionResourceTypes;

/** The kinds of the side that uses another cluster, and of the side that is used. */
const usingKinds = [
  'downstreamClusterLinks',
  'clusterAPIGroupImports',
  'apiResourceImports',
] as const satisfies readonly Kind[];
const usedKinds = [
  'upstreamClusterLinks',
  'apiExportRoleBindings',
] as const satisfies readonly Kind[];

/** Tells which clusters use which, from the model, to who may list it in each cluster. */
export class LinkLister {
  readonly #clusters: ServicesToolkitClusters;
  readonly #model: Pick<ReadModel, 'offerings' | 'projection'>;
  readonly #access: Pick<KubernetesAccess, 'mayList'>;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    model: Pick<ReadModel, 'offerings' | 'projection'>;
    access: Pick<KubernetesAccess, 'mayList'>;
  }) {
    this.#clusters = options.clusters;
    this.#model = options.model;
    this.#access = options.access;
  }

  async list(caller: Pick<Caller, 'user'>): Promise<LinkList> {
    const items = await Promise.all(
      this.#clusters.list().map(cluster => this.#linksOf(caller, cluster)),
    );
    return {
      items: items
        .flatMap(item => item ?? [])
        .sort((a, b) => (a.cluster < b.cluster ? -1 : 1)),
    };
  }

  /** `undefined` for a cluster that has none: nobody is asked about it. */
  async #linksOf(
    caller: Pick<Caller, 'user'>,
    cluster: ServicesToolkitCluster,
  ): Promise<LinkedCluster | undefined> {
    const { name, title } = cluster;
    const uses = usingKinds.some(kind => this.#list(name, kind).length > 0);
    const isUsed = usedKinds.some(kind => this.#list(name, kind).length > 0);
    if (!uses && !isUsed) {
      return undefined;
    }
    const known = {
      cluster: name,
      ...(title && { title }),
      ...(this.#isStale(cluster) && { stale: true }),
    };
    try {
      const asked = [...(uses ? usingKinds : []), ...(isUsed ? usedKinds : [])];
      const hidden = await this.#hidden(caller, cluster, asked);
      const mayAll = (kinds: readonly Kind[]) =>
        !kinds.some(kind => hidden.has(kind));
      return {
        ...known,
        ...(mayAll(usingKinds) ? this.#uses(name) : { uses: [] }),
        usedBy: mayAll(usedKinds)
          ? usingClusters(
              this.#list(name, 'upstreamClusterLinks'),
              this.#list(name, 'apiExportRoleBindings'),
            )
          : [],
        ...(hidden.size > 0 && { hidden: [...hidden.values()] }),
      };
    } catch (error) {
      if (!ServiceUnavailableError.is(error)) {
        throw error;
      }
      return { ...known, uses: [], usedBy: [], unanswered: error.message };
    }
  }

  /** The rights that the caller lacks, of those that it takes. */
  async #hidden(
    { user }: Pick<Caller, 'user'>,
    cluster: ServicesToolkitCluster,
    kinds: readonly Kind[],
  ): Promise<ReadonlyMap<Kind, MissingRight>> {
    if (!user) {
      return new Map();
    }
    const answers = await Promise.all(
      kinds.map(async kind => {
        const { allowed } = await this.#access.mayList(cluster, user, kind);
        const { plural, group } = projectionResourceTypes[kind];
        const resource = `${plural}.${group}`;
        return allowed ? [] : [[kind, { verb: 'list', resource }] as const];
      }),
    );
    return new Map(answers.flat());
  }

  #uses(cluster: string): Pick<LinkedCluster, 'uses' | 'notImported'> {
    const classes = this.#model.offerings.of(cluster);
    return usedClusters({
      links: this.#list(cluster, 'downstreamClusterLinks'),
      groupImports: this.#list(cluster, 'clusterAPIGroupImports'),
      resourceImports: this.#list(cluster, 'apiResourceImports'),
      classes: classes.ok ? classes.list() : [],
    });
  }

  #list<K extends Kind>(cluster: string, kind: K) {
    const known = this.#model.projection.of(cluster, kind);
    return known.ok ? known.list() : [];
  }

  #isStale(cluster: ServicesToolkitCluster): boolean {
    return (
      !cluster.status().reachable ||
      !(['downstreamClusterLinks', 'upstreamClusterLinks'] as const).every(
        kind => this.#model.projection.isCurrent(cluster.name, kind),
      )
    );
  }
}
