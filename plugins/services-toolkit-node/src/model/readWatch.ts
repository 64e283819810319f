import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { ClusterWatch } from '../ServicesToolkitClusters';
import type { Listing, ReadResult } from './ReadResult';

/** A page of services reads the same watches some hundred times. */
const listings = new WeakMap<object, { ok: true } & Listing<unknown>>();

/** Once there was a complete list, what is kept from it stays true until the cluster says otherwise. @public */
export function readWatch<T extends KubernetesObject>(
  watch: Pick<ClusterWatch<T>, 'hasSynced' | 'get' | 'list'>,
): ReadResult<Listing<T>> {
  return watch.hasSynced ? listingOf(watch) : { ok: false };
}

function listingOf<T extends KubernetesObject>(
  watch: Pick<ClusterWatch<T>, 'get' | 'list'>,
): { ok: true } & Listing<T> {
  const known = listings.get(watch) ?? {
    ok: true,
    get: key => watch.get(key),
    list: () => watch.list(),
  };
  listings.set(watch, known);
  // What is kept for a watch was made of this one.
  return known as { ok: true } & Listing<T>;
}
