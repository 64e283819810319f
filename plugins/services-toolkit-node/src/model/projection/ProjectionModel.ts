import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  findProjectedGroup,
  type ObservedProjection,
  type ProjectedGroup,
  runsOn,
  type RunsOn,
} from '@services-toolkit/claims';
import {
  type APIExportRoleBinding,
  type APIResourceImport,
  type ClusterAPIGroupImport,
  type DownstreamClusterLink,
  type KubernetesObject,
  projectionResourceTypes,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '../../ServicesToolkitClusters';
import type { Listing, ReadResult } from '../ReadResult';
import { readWatch } from '../readWatch';
import { Subscribers } from '../Subscribers';
import { watchKind } from '../watchKind';

/** What is known of a cluster's links to others, or of what they carry, is different. @public */
export interface ProjectionChange {
  readonly cluster: string;
}

/** The kinds of links between clusters. @public */
export interface ProjectionKinds {
  downstreamClusterLinks: DownstreamClusterLink;
  clusterAPIGroupImports: ClusterAPIGroupImport;
  apiResourceImports: APIResourceImport;
  upstreamClusterLinks: UpstreamClusterLink;
  apiExportRoleBindings: APIExportRoleBinding;
}

type Watches = {
  [K in keyof ProjectionKinds]?: ClusterWatch<ProjectionKinds[K]>;
};

const kinds = Object.keys(projectionResourceTypes) as (keyof ProjectionKinds)[];

/**
 * The links between clusters and what is used through them, from the shared watches. A cluster need not have any of these
 * kinds, nor let the portal read them: then there is nothing of them.
 *
 * @public
 */
export class ProjectionModel {
  readonly #watches = new Map<string, Watches>();
  readonly #subscribers: Subscribers<ProjectionChange>;

  constructor(clusters: ServicesToolkitClusters, logger: LoggerService) {
    this.#subscribers = new Subscribers(logger);
    for (const cluster of clusters.list()) {
      const watches: Watches = {};
      this.#watches.set(cluster.name, watches);
      for (const kind of kinds) {
        Object.assign(watches, { [kind]: this.#watch(cluster, kind) });
      }
    }
  }

  /** All of a kind in a cluster. */
  of<K extends keyof ProjectionKinds>(
    cluster: string,
    kind: K,
  ): ReadResult<Listing<ProjectionKinds[K]>> {
    const watch: ClusterWatch<ProjectionKinds[K]> | undefined =
      this.#watches.get(cluster)?.[kind];
    return watch ? readWatch(watch) : { ok: false };
  }

  /** Whether what is known of a kind is what the cluster has now. */
  isCurrent(cluster: string, kind: keyof ProjectionKinds): boolean {
    return this.#watches.get(cluster)?.[kind]?.state.kind === 'synced';
  }

  /** What brings an API group into a cluster; `undefined` where nothing does, as far as is known. */
  groupIn(cluster: string, group: string): ProjectedGroup | undefined {
    const links = this.of(cluster, 'downstreamClusterLinks');
    return findProjectedGroup(
      group,
      this.#list(cluster, 'clusterAPIGroupImports'),
      (namespace, name) =>
        links.ok ? links.get(`${namespace}/${name}`) : undefined,
    );
  }

  /** Where objects of an API group really are; `undefined` where they are in the cluster itself. */
  runsOn(cluster: string, group: string | undefined): RunsOn | undefined {
    const projected = group ? this.groupIn(cluster, group) : undefined;
    return projected && runsOn(projected);
  }

  /** What is known of how the kind of an instance comes from another cluster; `undefined` where it does not. */
  observe(
    cluster: string,
    group: string,
    namespace: string | undefined,
  ): ObservedProjection | undefined {
    const projected = this.groupIn(cluster, group);
    const imports = this.#list(cluster, 'apiResourceImports').filter(
      one => one.spec.group === group && one.metadata.namespace === namespace,
    );
    if (!projected && imports.length === 0) {
      return undefined;
    }
    // What could not be read is not to be taken for closed.
    const isKnown = this.of(cluster, 'apiResourceImports').ok;
    return {
      group,
      ...(projected && { projected }),
      ...(namespace && isKnown && { namespace: { name: namespace, imports } }),
    };
  }

  subscribe(subscriber: (change: ProjectionChange) => void): () => void {
    return this.#subscribers.add(subscriber);
  }

  stop(): void {
    for (const watches of this.#watches.values()) {
      Object.values(watches).forEach(watch => watch.stop());
    }
  }

  #list<K extends keyof ProjectionKinds>(
    cluster: string,
    kind: K,
  ): readonly ProjectionKinds[K][] {
    const known = this.of(cluster, kind);
    return known.ok ? known.list() : [];
  }

  #watch<T extends KubernetesObject>(
    cluster: ServicesToolkitCluster,
    kind: keyof ProjectionKinds,
  ): ClusterWatch<T> {
    const tell = () => this.#subscribers.tell({ cluster: cluster.name });
    return watchKind<T>(
      cluster,
      projectionResourceTypes[kind],
      {
        onEvent: (_event, isRead) => {
          if (isRead) {
            tell();
          }
        },
        onRead: tell,
      },
      { mayBeMissing: true, mayBeForbidden: true },
    );
  }
}
