import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type BackoffOptions,
  type Informer,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type {
  ClusterWatch,
  ClusterWatchEvent,
  ClusterWatchHandler,
  ClusterWatchState,
} from '../ServicesToolkitClusters';
import { retryUntilDone } from './retryUntilDone';

export interface SharedWatchOptions {
  type: ResourceType;
  metadataOnly: boolean;
  client: () => Promise<KubernetesClient>;
  logger: LoggerService;
  onState: (state: ClusterWatchState) => void;
  /** How often to ask for a kind that the cluster does not have, or does not let be read. */
  whileRefused?: BackoffOptions;
  /** Called when the last subscriber has gone and the informer is stopped. */
  onIdle: () => void;
  signal: AbortSignal;
}

/** One informer, many subscribers: starts with the first of them, stops with the last. */
export class SharedWatch<T extends KubernetesObject> {
  readonly #options: SharedWatchOptions;
  readonly #subscribers = new Set<ClusterWatchHandler<T>>();
  readonly #stop = new AbortController();
  #informer: Informer<T> | undefined;
  #state: ClusterWatchState = { kind: 'initial' };

  constructor(options: SharedWatchOptions) {
    this.#options = options;
    this.#start(AbortSignal.any([options.signal, this.#stop.signal]));
  }

  get state(): ClusterWatchState {
    return this.#state;
  }

  subscribe(handler: ClusterWatchHandler<T>): ClusterWatch<T> {
    this.#subscribers.add(handler);
    // No await between these lines: nothing can arrive in between and be told twice or not at all.
    for (const object of this.#list()) {
      this.#tell(handler, { type: 'added', object });
    }
    handler.onState?.(this.#state);

    const state = () => this.#state;
    return {
      get state() {
        return state();
      },
      get hasSynced() {
        return hasSynced(state());
      },
      get: key => this.#informer?.get(key),
      list: () => this.#list(),
      stop: () => this.#unsubscribe(handler),
    };
  }

  #list(): readonly T[] {
    return this.#informer?.list() ?? [];
  }

  #unsubscribe(handler: ClusterWatchHandler<T>): void {
    if (this.#subscribers.delete(handler) && this.#subscribers.size === 0) {
      this.#stop.abort();
      this.#options.onIdle();
    }
  }

  #start(signal: AbortSignal): void {
    const { client, type, metadataOnly, whileRefused } = this.#options;
    // The client can fail before there is an informer (a CA file that is not there yet): that is a state, too.
    void retryUntilDone(
      async () => {
        const informer = createInformer<T>({
          client: await client(),
          type,
          metadataOnly,
          ...(whileRefused && { whileRefused }),
          onEvent: event => this.#onEvent(event),
          onState: state => this.#onState(state),
        });
        if (!signal.aborted) {
          this.#informer = informer;
          informer.start(signal);
        }
      },
      error => this.#onState({ kind: 'failing', since: new Date(), error }),
      signal,
    );
  }

  #onEvent(event: ClusterWatchEvent<T>): void {
    for (const handler of this.#subscribers) {
      this.#tell(handler, event);
    }
  }

  #onState(state: ClusterWatchState): void {
    this.#state = state;
    this.#options.onState(state);
    for (const handler of this.#subscribers) {
      handler.onState?.(state);
    }
  }

  /** One subscriber that throws must not keep an event from the others. */
  #tell(handler: ClusterWatchHandler<T>, event: ClusterWatchEvent<T>): void {
    try {
      handler.onEvent?.({ type: event.type, object: event.object });
    } catch (error) {
      this.#options.logger.error(
        `A subscriber of ${this.#options.type.plural} failed on ${event.type} ${
          event.object.metadata.name
        }: ${error}`,
      );
    }
  }
}

export function hasSynced(state: ClusterWatchState): boolean {
  return (
    state.kind === 'synced' ||
    (state.kind === 'failing' && state.lastSynced !== undefined)
  );
}
