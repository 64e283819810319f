import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { ClusterWatch } from '../ServicesToolkitClusters';
import type { Listing, ReadResult } from './ReadResult';

/** Once there was a complete list, what is kept from it stays true until the cluster says otherwise. @public */
export function readWatch<T extends KubernetesObject>(
  watch: Pick<ClusterWatch<T>, 'hasSynced' | 'get' | 'list'>,
): ReadResult<Listing<T>> {
  return watch.hasSynced
    ? { ok: true, get: key => watch.get(key), list: () => watch.list() }
    : { ok: false };
}
