import { setTimeout as delay } from 'node:timers/promises';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { Backoff } from '../Backoff';
import { listAll } from '../client/listAll';
import {
  isExpired,
  isForbidden,
  isKindNotServed,
} from '../errors/KubernetesApiError';
import { silentLogger, type Logger } from '../Logger';
import { objectKey } from '../objectKey';
import type {
  Informer,
  InformerEvent,
  InformerOptions,
  InformerState,
} from './Informer';
import { SharedValues } from './SharedValues';
import { isSecretType, slimObject } from './slimObject';
import { Store } from './Store';

/** A watch that ends sooner than this, and without an event, counts as a failed attempt for the back-off. */
const shortWatchMs = 1_000;

const wholeNumber = /^\d+$/;

/** Of all informers: many clusters have the same namespaces, classes and reasons. */
const sharedValues = new SharedValues();

class ListWatchInformer<T extends KubernetesObject> implements Informer<T> {
  #state: InformerState = { kind: 'initial' };
  #lastSynced: Date | undefined;
  /** Up to which version nothing was missed. */
  #seenUpTo: string | undefined;
  #started = false;
  #listeners = new Set<(event: InformerEvent<T>) => void>();
  readonly #firstSync = deferred();
  readonly #options: InformerOptions<T>;
  readonly #store: Store<T>;
  readonly #logger: Logger;
  readonly #backoff = new Backoff({ initialMs: 250, maxMs: 10_000 });
  readonly #whileRefused: Backoff;

  constructor(options: InformerOptions<T>) {
    this.#options = {
      ...options,
      metadataOnly: options.metadataOnly || isSecretType(options.type),
    };
    this.#logger = options.logger ?? silentLogger;
    this.#whileRefused = options.whileRefused
      ? new Backoff(options.whileRefused)
      : this.#backoff;
    this.#store = new Store(this.#unfailing(options.indexers));
    if (options.onEvent) {
      this.#listeners.add(options.onEvent);
    }
    // Nobody may be waiting for it when the informer is stopped before its first list.
    this.#firstSync.promise.catch(() => {});
  }

  get type() {
    return this.#options.type;
  }

  get state() {
    return this.#state;
  }

  get size() {
    return this.#store.size;
  }

  get(key: string): T | undefined {
    return this.#store.get(key);
  }

  list(): T[] {
    return this.#store.list();
  }

  byIndex(index: string, key: string): readonly T[] {
    return this.#store.byIndex(index, key);
  }

  assume(written: T): void {
    const { namespace, labelSelector, fieldSelector } = this.#options;
    const isSelection = namespace || labelSelector || fieldSelector;
    if (
      !isSelection &&
      this.#state.kind === 'synced' &&
      // What the watch is past it has told, be it that the object is gone again.
      isNewer(written.metadata.resourceVersion, this.#seenUpTo)
    ) {
      this.#emit(this.#store.set(this.#slim(written)));
    }
  }

  synced(): Promise<void> {
    return this.#firstSync.promise;
  }

  subscribe(listener: (event: InformerEvent<T>) => void): () => void {
    this.#listeners.add(listener);
    for (const object of this.#store.list()) {
      this.#tell(listener, { type: 'added', object });
    }
    return () => this.#listeners.delete(listener);
  }

  start(signal: AbortSignal): void {
    if (this.#started) {
      throw new Error(
        `The informer of ${this.type.plural} was started already: make a new one`,
      );
    }
    this.#started = true;
    this.#run(signal)
      .catch(error =>
        this.#logger.error(`The informer of ${this.type.plural} ended`, {
          error: messageOf(error),
        }),
      )
      .finally(() =>
        this.#firstSync.reject(
          new Error(
            `The informer of ${this.type.plural} was stopped before its first list`,
          ),
        ),
      );
  }

  async #run(signal: AbortSignal): Promise<void> {
    let resourceVersion: string | undefined;
    while (!signal.aborted) {
      const begin = Date.now();
      let wait = 0;
      try {
        resourceVersion ??= await this.#listOnce(signal);
        const before = resourceVersion;
        resourceVersion = await this.#watchFrom(resourceVersion, signal);
        const fruitless =
          resourceVersion === before && Date.now() - begin < shortWatchMs;
        wait = fruitless ? this.#backoff.next() : 0;
      } catch (error) {
        // Whatever went wrong, go on from a complete list: only that proves again what exists. (An API server that came
        // back with other data would otherwise be watched from a version that it never had.)
        resourceVersion = undefined;
        wait = this.#backoffAfter(error).next();
        if (!signal.aborted && !isExpired(error)) {
          this.#fail(error);
        }
      }
      await delay(wait, undefined, { signal }).catch(() => {});
    }
  }

  #backoffAfter(error: unknown): Backoff {
    return isKindNotServed(error) || isForbidden(error)
      ? this.#whileRefused
      : this.#backoff;
  }

  async #listOnce(signal: AbortSignal): Promise<string> {
    const {
      client,
      type,
      namespace,
      labelSelector,
      fieldSelector,
      metadataOnly,
    } = this.#options;
    const list = await listAll<T>(
      client,
      type,
      { namespace, labelSelector, fieldSelector, metadataOnly, signal },
      item => this.#slim(item),
    );
    const events = this.#store.replace(list.items);
    this.#seenUpTo = list.resourceVersion;
    this.#succeed();
    this.#emit(events);
    return list.resourceVersion;
  }

  /** Answers with the version up to which nothing was missed. */
  async #watchFrom(start: string, signal: AbortSignal): Promise<string> {
    const {
      client,
      type,
      namespace,
      labelSelector,
      fieldSelector,
      metadataOnly,
    } = this.#options;
    let resourceVersion = start;
    const watch = client.watch<T>(type, {
      namespace,
      labelSelector,
      fieldSelector,
      metadataOnly,
      resourceVersion,
      signal,
    });
    for await (const event of watch) {
      this.#backoff.reset();
      this.#whileRefused.reset();
      if (event.type === 'BOOKMARK') {
        resourceVersion = event.resourceVersion || resourceVersion;
        this.#seenUpTo = resourceVersion;
        continue;
      }
      resourceVersion =
        event.object.metadata.resourceVersion ?? resourceVersion;
      this.#seenUpTo = resourceVersion;
      this.#take(event.type, event.object);
    }
    return resourceVersion;
  }

  #take(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T): void {
    if (type === 'DELETED') {
      this.#emit(this.#store.delete(this.#slim(object)));
      return;
    }
    const { resourceVersion } = object.metadata;
    const known = this.#store.get(objectKey(object))?.metadata.resourceVersion;
    // What was assumed may be ahead of the watch.
    if (known !== resourceVersion && !isNewer(known, resourceVersion)) {
      this.#emit(this.#store.set(this.#slim(object)));
    }
  }

  #slim(object: T): T {
    return sharedValues.in(slimObject(this.type, this.#kept(object)));
  }

  /** One object that our code cannot handle must not keep all others of its kind from us. */
  #kept(object: T): T {
    try {
      return this.#options.transform?.(object) ?? object;
    } catch (error) {
      this.#complain('It is kept as a whole', object, error);
      return object;
    }
  }

  #unfailing(
    indexers: InformerOptions<T>['indexers'] = {},
  ): NonNullable<InformerOptions<T>['indexers']> {
    const wrapped = Object.entries(indexers).map(
      ([name, keysOf]) =>
        [
          name,
          (object: T) => {
            try {
              return keysOf(object);
            } catch (error) {
              this.#complain(`The index "${name}" lacks it`, object, error);
              return [];
            }
          },
        ] as const,
    );
    return Object.fromEntries(wrapped);
  }

  #complain(consequence: string, object: T, error: unknown) {
    this.#logger.error(
      `${consequence}: an object of ${this.type.plural} is not as expected`,
      { object: objectKey(object), error: messageOf(error) },
    );
  }

  #succeed() {
    const now = new Date();
    const wasFailing = this.#state.kind === 'failing';
    this.#lastSynced = now;
    if (this.#state.kind !== 'synced') {
      this.#setState({ kind: 'synced', since: now });
      this.#logger[wasFailing ? 'info' : 'debug'](
        `Following ${this.type.plural} of ${this.#options.client.server}`,
      );
    }
    this.#firstSync.resolve();
  }

  #fail(cause: unknown) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    if (this.#state.kind === 'failing') {
      if (this.#state.error.message !== error.message) {
        this.#setState({ ...this.#state, error });
      }
      return;
    }
    // Nothing was missed up to now: until this moment the watch ran.
    const lastSynced =
      this.#state.kind === 'synced' ? new Date() : this.#lastSynced;
    this.#lastSynced = lastSynced;
    this.#setState({
      kind: 'failing',
      since: new Date(),
      error,
      ...(lastSynced && { lastSynced }),
    });
    this.#logger.warn(
      `Cannot follow ${this.type.plural}: what was last seen is kept`,
      { error: error.message },
    );
  }

  #setState(state: InformerState) {
    this.#state = state;
    try {
      this.#options.onState?.(state);
    } catch (error) {
      this.#logger.error(
        `A listener to the state of ${this.type.plural} failed`,
        { error: messageOf(error) },
      );
    }
  }

  #emit(events: InformerEvent<T>[]) {
    for (const event of events) {
      for (const listener of this.#listeners) {
        this.#tell(listener, event);
      }
    }
  }

  #tell(listener: (event: InformerEvent<T>) => void, event: InformerEvent<T>) {
    try {
      listener(event);
    } catch (error) {
      this.#logger.error(`A listener to ${this.type.plural} failed`, {
        error: messageOf(error),
      });
    }
  }
}

/**
 * Makes an informer; `start` lets it run. An informer on Secrets only ever holds metadata.
 *
 * @public
 */
export function createInformer<T extends KubernetesObject = KubernetesObject>(
  options: InformerOptions<T>,
): Informer<T> {
  return new ListWatchInformer(options);
}

/**
 * Whether one version of a kind is later than another: versions may be compared as whole numbers by Kubernetes' own word
 * (KEP-5504). Of what are no numbers none is.
 */
function isNewer(one: string | undefined, other: string | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    wholeNumber.test(one) &&
    wholeNumber.test(other) &&
    Number(one) > Number(other)
  );
}

function deferred() {
  let resolve: () => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
