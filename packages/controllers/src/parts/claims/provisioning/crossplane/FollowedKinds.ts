import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { Watches } from '../../../../runtime/watches/untilStopped';
import { keyOfObject } from './keyOfObject';

/** Told of each object that changed, by {@link keyOfObject}. */
export type ObjectListener = (key: string) => void;

/**
 * Follows kinds with all that happens to their objects. What ResourceWatches tells itself leaves out whatever does not touch
 * bindings, such as the conditions that instances become ready by.
 */
export class FollowedKinds {
  readonly #watches: Pick<Watches, 'follow'>;
  readonly #listener: ObjectListener;
  readonly #subscribed = new WeakSet<Informer<KubernetesObject>>();

  constructor(watches: Pick<Watches, 'follow'>, listener: ObjectListener) {
    this.#watches = watches;
    this.#listener = listener;
  }

  follow(user: string, type: ResourceType): Informer<KubernetesObject> {
    const informer = this.#watches.follow(user, { type });
    if (!this.#subscribed.has(informer)) {
      this.#subscribed.add(informer);
      informer.subscribe(({ object }) =>
        this.#listener(keyOfObject(object, type)),
      );
    }
    return informer;
  }
}
