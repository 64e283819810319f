import type {
  Informer,
  KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import { informerUntil } from '../../../runtime/watches/untilStopped';
import type { ExportKinds, ImportKinds } from './followReplicationKinds';

type InformersOf<TKinds> = {
  [TKind in keyof TKinds]: TKinds[TKind] extends FollowedKind<infer T>
    ? Informer<T>
    : never;
};

/** What the controllers of a service cluster work with. */
export interface ExportContext extends ControllerContext {
  client: KubernetesClient;
  informers: InformersOf<ExportKinds>;
}

/** What those of a workload cluster work with. */
export interface ImportContext extends ControllerContext {
  client: KubernetesClient;
  informers: InformersOf<ImportKinds>;
  /** Until when they work. */
  signal: AbortSignal;
}

/** For a unit, which hears nothing any more once it has stopped. */
export function exportContext(
  context: ControllerContext,
  kinds: ExportKinds,
  signal: AbortSignal,
): ExportContext {
  return {
    ...context,
    client: context.clusters.home.client,
    informers: {
      upstreamLinks: informerUntil(kinds.upstreamLinks, signal),
      secretExports: informerUntil(kinds.secretExports, signal),
      secrets: informerUntil(kinds.secrets, signal),
      copies: informerUntil(kinds.copies, signal),
      exportNamespaces: informerUntil(kinds.exportNamespaces, signal),
      roleBindings: informerUntil(kinds.roleBindings, signal),
    },
  };
}

/** The same for a workload cluster. */
export function importContext(
  context: ControllerContext,
  kinds: ImportKinds,
  signal: AbortSignal,
): ImportContext {
  return {
    ...context,
    client: context.clusters.home.client,
    signal,
    informers: {
      downstreamLinks: informerUntil(kinds.downstreamLinks, signal),
      secretImports: informerUntil(kinds.secretImports, signal),
      copies: informerUntil(kinds.copies, signal),
    },
  };
}
