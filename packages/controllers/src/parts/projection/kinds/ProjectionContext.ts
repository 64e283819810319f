import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type {
  Informer,
  KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { Cluster } from '../../../runtime/Cluster';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import { informerUntil } from '../../../runtime/watches/untilStopped';
import type { ExportKinds, ImportKinds } from './followProjectionKinds';

type InformersOf<TKinds> = {
  [TKind in keyof TKinds]: TKinds[TKind] extends FollowedKind<infer T>
    ? Informer<T>
    : never;
};

/** What the controllers of a service cluster work with. */
export interface ExportContext extends Omit<ControllerContext, 'clusters'> {
  client: KubernetesClient;
  informers: InformersOf<ExportKinds>;
}

/** What those of a workload cluster work with. */
export interface ImportContext extends ControllerContext {
  client: KubernetesClient;
  informers: InformersOf<ImportKinds> & {
    /** Metadata only. */
    customResourceDefinitions: Informer<KubernetesObject>;
  };
  /** Until when they work. */
  signal: AbortSignal;
}

/** For a unit, which hears nothing any more once it has stopped. */
export function exportContext(
  { clusters, ...context }: ControllerContext,
  kinds: ExportKinds,
  signal: AbortSignal,
): ExportContext {
  return {
    ...context,
    client: clusters.home.client,
    informers: {
      upstreamLinks: informerUntil(kinds.upstreamLinks, signal),
      exports: informerUntil(kinds.exports, signal),
      serviceAccounts: informerUntil(kinds.serviceAccounts, signal),
      roleBindings: informerUntil(kinds.roleBindings, signal),
      clusterRoleBindings: informerUntil(kinds.clusterRoleBindings, signal),
      clusterRoles: informerUntil(kinds.clusterRoles, signal),
    },
  };
}

/** The same for a workload cluster. */
export function importContext(
  context: ControllerContext,
  kinds: ImportKinds,
  signal: AbortSignal,
): ImportContext {
  const { home }: { home: Cluster } = context.clusters;
  return {
    ...context,
    client: home.client,
    signal,
    informers: {
      downstreamLinks: informerUntil(kinds.downstreamLinks, signal),
      groupImports: informerUntil(kinds.groupImports, signal),
      resourceImports: informerUntil(kinds.resourceImports, signal),
      apiServices: informerUntil(kinds.apiServices, signal),
      proxyAuthorities: informerUntil(kinds.proxyAuthorities, signal),
      proxyServices: informerUntil(kinds.proxyServices, signal),
      customResourceDefinitions: informerUntil(
        home.customResourceDefinitions,
        signal,
      ),
    },
  };
}
