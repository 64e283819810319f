import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { WatchEvent, WatchOptions } from '../client/KubernetesClient';
import { apiErrors } from './apiErrors';
import { matchesSelectors } from './matchesSelectors';

interface Change {
  version: number;
  type: ResourceType;
  /** Absent before a creation. */
  before?: KubernetesObject;
  /** Absent after a deletion. */
  after?: KubernetesObject;
  /** The last state, with the version of the change. */
  last: KubernetesObject;
}

/** The history of all changes, and who follows it. */
export class WatchHub {
  readonly #changes: Change[] = [];
  readonly #followers = new Set<{ wake(): void; end(): void }>();
  #compactedUpTo = 0;

  record(change: Change): void {
    this.#changes.push(change);
    this.#followers.forEach(follower => follower.wake());
  }

  /** Forgets the history: watches from before get 410 Expired. */
  compact(version: number): void {
    this.#compactedUpTo = version;
    this.#changes.length = 0;
  }

  /** Ends all watches, as a restart of the API server does. */
  endAll(): void {
    this.#followers.forEach(follower => follower.end());
  }

  /** Versions rise along the history. */
  #firstAfter(version: number): Change | undefined {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#changes[middle]?.version ?? Infinity) > version) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return this.#changes[low];
  }

  async *follow(
    type: ResourceType,
    from: number,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<KubernetesObject>> {
    if (from < this.#compactedUpTo) {
      throw apiErrors.expired(String(from));
    }
    let ended = options.signal.aborted;
    let wake = () => {};
    const follower = {
      wake: () => wake(),
      end: () => {
        ended = true;
        wake();
      },
    };
    this.#followers.add(follower);
    options.signal.addEventListener('abort', follower.end, { once: true });
    let position = from;
    try {
      while (!ended) {
        const change = this.#firstAfter(position);
        if (!change) {
          await new Promise<void>(resolve => {
            wake = resolve;
          });
          continue;
        }
        position = change.version;
        const event = eventFor(type, change, options);
        if (event) {
          yield event;
        }
      }
    } finally {
      this.#followers.delete(follower);
      options.signal.removeEventListener('abort', follower.end);
    }
  }
}

/** What a change means to a watch: leaving its selection is a deletion, entering it an addition. */
function eventFor(
  type: ResourceType,
  change: Change,
  options: WatchOptions,
): WatchEvent<KubernetesObject> | undefined {
  const isSelected = (object: KubernetesObject | undefined) =>
    object !== undefined &&
    (!options.namespace || object.metadata.namespace === options.namespace) &&
    matchesSelectors(object, options);
  if (change.type.group !== type.group || change.type.plural !== type.plural) {
    return undefined;
  }
  const was = isSelected(change.before);
  const is = isSelected(change.after);
  if (!was && !is) {
    return undefined;
  }
  const name = is ? (was ? 'MODIFIED' : 'ADDED') : 'DELETED';
  return { type: name, object: structuredClone(change.last) };
}
