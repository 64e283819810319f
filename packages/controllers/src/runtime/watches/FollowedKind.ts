import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Informer,
  type InformerEvent,
  type InformerOptions,
  type InformerState,
} from '@services-toolkit/kubernetes-runtime';
import type { Definitions } from './Definitions';

/** How far a kind is: `undefined` is one whose CustomResourceDefinition the cluster does not have. */
export type KindPhase = 'undefined' | 'syncing' | 'synced';

/** What to follow, and how. */
export type KindOptions<T extends KubernetesObject> = Omit<
  InformerOptions<T>,
  'onEvent' | 'onState'
>;

/** How a kind is followed in its cluster. */
export interface KindSource {
  /** Starts an informer, and says how to stop it. */
  startInformer<T extends KubernetesObject>(
    informer: Informer<T>,
  ): { stop(): void };
  /** Which kinds there are; left out for those of Kubernetes itself, which are always there. */
  definitions?: Definitions;
}

/**
 * An informer on a kind that may come and go with its CustomResourceDefinition. While the kind is not defined it holds
 * nothing, and asks for nothing. Who uses it need not know: when a kind goes, its objects are told as deleted, which they
 * are.
 */
export class FollowedKind<T extends KubernetesObject> implements Informer<T> {
  readonly type: ResourceType;
  readonly #options: KindOptions<T>;
  readonly #source: KindSource;
  /** How to take each of them off the informer of the moment. */
  readonly #listeners = new Map<
    (event: InformerEvent<T>) => void,
    () => void
  >();
  readonly #phaseListeners = new Set<() => void>();
  readonly #stateListeners = new Set<() => void>();
  #informer: Informer<T>;
  #running: { stop(): void } | undefined;
  #phase: KindPhase = 'syncing';

  constructor(options: KindOptions<T>, source: KindSource) {
    this.type = options.type;
    this.#options = options;
    this.#source = source;
    this.#informer = this.#newInformer();
  }

  get phase(): KindPhase {
    return this.#phase;
  }

  get state(): InformerState {
    return this.#informer.state;
  }

  get size(): number {
    return this.#informer.size;
  }

  get(key: string): T | undefined {
    return this.#informer.get(key);
  }

  list(): T[] {
    return this.#informer.list();
  }

  byIndex(index: string, key: string): readonly T[] {
    return this.#informer.byIndex(index, key);
  }

  assume(written: T): void {
    this.#informer.assume(written);
  }

  synced(): Promise<void> {
    return this.#informer.synced();
  }

  subscribe(listener: (event: InformerEvent<T>) => void): () => void {
    this.#listeners.set(listener, this.#informer.subscribe(listener));
    return () => {
      this.#listeners.get(listener)?.();
      this.#listeners.delete(listener);
    };
  }

  /** Told whenever the phase has changed. */
  onPhase(listener: () => void): () => void {
    this.#phaseListeners.add(listener);
    return () => this.#phaseListeners.delete(listener);
  }

  /** Told whenever the state or the phase has changed: also where what cannot be read is to be told. */
  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** Follows the kind while it is defined, until the signal aborts. */
  start(signal: AbortSignal): void {
    const { definitions } = this.#source;
    if (!definitions) {
      this.#begin();
      return;
    }
    const look = () => {
      const isDefined = definitions.has(this.type);
      if (signal.aborted || isDefined === undefined) {
        // Before the first list of definitions nobody knows; it wakes us.
        return;
      }
      if (isDefined) {
        this.#begin();
      } else {
        this.#end();
      }
    };
    const unsubscribe = definitions.onChange(this.type, look);
    signal.addEventListener('abort', unsubscribe, { once: true });
    look();
  }

  #newInformer(): Informer<T> {
    return createInformer({
      ...this.#options,
      onState: () => this.#tellState(),
    });
  }

  #tellState(): void {
    for (const listener of this.#stateListeners) {
      listener();
    }
  }

  #begin(): void {
    if (this.#running) {
      return;
    }
    this.#setPhase('syncing');
    const informer = this.#informer;
    this.#running = this.#source.startInformer(informer);
    informer.synced().then(
      () => informer === this.#informer && this.#setPhase('synced'),
      // It was stopped before.
      () => {},
    );
  }

  #end(): void {
    const gone = this.#informer.list();
    const listeners = [...this.#listeners];
    this.#running?.stop();
    this.#running = undefined;
    // What was stopped may have an answer under way still: it has no listeners any more.
    listeners.forEach(([, unsubscribe]) => unsubscribe());
    this.#informer = this.#newInformer();
    for (const [listener] of listeners) {
      this.#listeners.set(listener, this.#informer.subscribe(listener));
    }
    this.#setPhase('undefined');
    for (const object of gone) {
      listeners.forEach(([listener]) => this.#tell(listener, object));
    }
  }

  #tell(listener: (event: InformerEvent<T>) => void, object: T): void {
    try {
      listener({ type: 'deleted', object });
    } catch (error) {
      this.#options.logger?.error(
        `A listener to ${this.type.plural} failed when the kind went`,
        { error: error instanceof Error ? error.stack : String(error) },
      );
    }
  }

  #setPhase(phase: KindPhase): void {
    if (phase === this.#phase) {
      return;
    }
    this.#phase = phase;
    for (const listener of this.#phaseListeners) {
      listener();
    }
    this.#tellState();
  }
}
