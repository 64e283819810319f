import {
  copyJson,
  type KubernetesObject,
  type ResourceType,
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

/** One watch that waits for the next change. */
class Follower {
  ended: boolean;
  #wake = () => {};
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.ended = signal.aborted;
    signal.addEventListener('abort', this.end, { once: true });
  }

  woken(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake();
  }

  readonly end = () => {
    this.ended = true;
    this.#wake();
  };

  dispose(): void {
    this.#signal.removeEventListener('abort', this.end);
  }
}

/** The history of all changes, and who follows it. */
export class WatchHub {
  readonly #changes: Change[] = [];
  readonly #followers = new Set<Follower>();
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
    const follower = new Follower(options.signal);
    this.#followers.add(follower);
    let position = from;
    try {
      while (!follower.ended) {
        const change = this.#firstAfter(position);
        if (!change) {
          await follower.woken();
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
      follower.dispose();
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
  const seen = was ? 'MODIFIED' : 'ADDED';
  return { type: is ? seen : 'DELETED', object: copyJson(change.last) };
}
