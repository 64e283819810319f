import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { Controller } from '../controller/Controller';
import type { Informer, InformerState } from '../informer/Informer';
import { linkedSignal } from '../linkedSignal';
import type { Logger } from '../Logger';
import type { Manager } from './Manager';

/** What the manager needs of an informer, whatever its kind of objects. */
interface AnyInformer {
  readonly type: { plural: string; group: string };
  readonly state: InformerState;
  readonly size: number;
  start(signal: AbortSignal): void;
  synced(): Promise<void>;
}

class SignalManager implements Manager {
  readonly #required = new Set<AnyInformer>();
  readonly #passing = new Map<AnyInformer, AbortController>();
  readonly #controllers: Controller[] = [];
  readonly #logger: Logger;
  #signal: AbortSignal | undefined;
  #synced = false;
  #controllersRun = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get ready(): boolean {
    return this.#synced && !this.#signal?.aborted;
  }

  addInformer<T extends KubernetesObject>(informer: Informer<T>): Informer<T> {
    this.#required.add(informer);
    if (this.#signal) {
      informer.start(this.#signal);
    }
    return informer;
  }

  startInformer<T extends KubernetesObject>(
    informer: Informer<T>,
  ): { informer: Informer<T>; stop(): void } {
    const controller = new AbortController();
    this.#passing.set(informer, controller);
    if (this.#signal) {
      this.#startPassing(informer, controller, this.#signal);
    }
    return {
      informer,
      stop: () => {
        this.#passing.delete(informer);
        controller.abort();
      },
    };
  }

  addController(controller: Controller): Controller {
    if (this.#controllersRun) {
      throw new Error(
        `The controller ${controller.name} comes too late: the manager runs already`,
      );
    }
    this.#controllers.push(controller);
    return controller;
  }

  async run(
    signal: AbortSignal,
    mayWork: () => Promise<boolean> = async () => true,
  ): Promise<void> {
    if (this.#signal) {
      throw new Error('The manager was run already: make a new one');
    }
    this.#signal = signal;
    for (const informer of this.#required) {
      informer.start(signal);
    }
    for (const [informer, controller] of this.#passing) {
      this.#startPassing(informer, controller, signal);
    }
    this.#synced = await this.#allSynced().catch(() => false);
    if (!this.#synced || !(await mayWork()) || signal.aborted) {
      return;
    }
    this.#controllersRun = true;
    this.#logger.info('Controllers are running', {
      controllers: this.#controllers.map(({ name }) => name),
    });
    await Promise.all(
      this.#controllers.map(controller => controller.run(signal)),
    );
  }

  informerStates(): { type: string; state: InformerState; objects: number }[] {
    return [...this.#required, ...this.#passing.keys()].map(
      ({ type, state, size }) => ({
        type: type.group ? `${type.plural}.${type.group}` : type.plural,
        state,
        objects: size,
      }),
    );
  }

  async #allSynced(): Promise<true> {
    await Promise.all([...this.#required].map(informer => informer.synced()));
    return true;
  }

  #startPassing(
    informer: AnyInformer,
    controller: AbortController,
    signal: AbortSignal,
  ) {
    const linked = linkedSignal(signal);
    controller.signal.addEventListener('abort', linked.abort, { once: true });
    informer.start(linked.signal);
  }
}

/** @public */
export function createManager(options: { logger: Logger }): Manager {
  return new SignalManager(options.logger);
}
