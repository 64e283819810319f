import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { ResourceWatches } from './ResourceWatches';

/** The same informer for one who stops to listen when the signal aborts. */
export function informerUntil<T extends KubernetesObject>(
  informer: Informer<T>,
  signal: AbortSignal,
): Informer<T> {
  return {
    type: informer.type,
    get state() {
      return informer.state;
    },
    get size() {
      return informer.size;
    },
    start: started => informer.start(started),
    get: key => informer.get(key),
    list: () => informer.list(),
    byIndex: (index, key) => informer.byIndex(index, key),
    assume: written => informer.assume(written),
    synced: () => informer.synced(),
    subscribe: listener => untilAborted(informer.subscribe(listener), signal),
  };
}

/** What controllers do with watches on kinds that are only known at run time. */
export type Watches = Pick<
  ResourceWatches,
  'follow' | 'unfollow' | 'followedBy' | 'listen'
>;

/** The same watches for one who gives up what they follow when the signal aborts. */
export function watchesUntil(watches: Watches, signal: AbortSignal): Watches {
  const users = new Set<string>();
  signal.addEventListener(
    'abort',
    () => users.forEach(user => watches.unfollow(user)),
    { once: true },
  );
  return {
    follow: (user, selection) => {
      // A run that is not done yet would follow it for nobody.
      signal.throwIfAborted();
      users.add(user);
      return watches.follow(user, selection);
    },
    unfollow: user => {
      users.delete(user);
      watches.unfollow(user);
    },
    followedBy: user => watches.followedBy(user),
    listen: listener => untilAborted(watches.listen(listener), signal),
  };
}

function untilAborted(unsubscribe: () => void, signal: AbortSignal) {
  signal.addEventListener('abort', unsubscribe, { once: true });
  return () => {
    signal.removeEventListener('abort', unsubscribe);
    unsubscribe();
  };
}
