import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type {
  ClusterWatch,
  ClusterWatchEvent,
  ClusterWatchOptions,
  ServicesToolkitCluster,
} from '../ServicesToolkitClusters';

/** How the model follows a kind in a cluster. */
export interface KindHandler<T extends KubernetesObject> {
  /** @param read - false for what belongs to the first list, which is not complete yet */
  onEvent(event: ClusterWatchEvent<T>, read: boolean): void;
  /** There was a complete list for the first time: from now on, what is not known is not there. */
  onRead(): void;
  /** For the first time it is known that there is a list, or that there is none just now. */
  onSettled?(): void;
}

export function watchKind<T extends KubernetesObject>(
  cluster: Pick<ServicesToolkitCluster, 'watch'>,
  type: ResourceType,
  handler: KindHandler<T>,
  options?: ClusterWatchOptions,
): ClusterWatch<T> {
  let read = false;
  let settled = false;
  return cluster.watch<T>(
    type,
    {
      onEvent: event => handler.onEvent(event, read),
      onState: ({ kind }) => {
        if (kind !== 'initial' && !settled) {
          settled = true;
          handler.onSettled?.();
        }
        if (kind === 'synced' && !read) {
          read = true;
          handler.onRead();
        }
      },
    },
    options,
  );
}
