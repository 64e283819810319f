import type {
  Controller,
  Logger,
  Manager,
} from '@services-toolkit/kubernetes-runtime';
import { definitionName } from '../runtime/watches/Definitions';
import type { AnyFollowedKind, Unit } from './Part';

/** How far a unit of a part is. */
export interface UnitStatus {
  unit: string;
  /**
   * `waiting` for CustomResourceDefinitions, `syncing` while it reads what there is, `standby` until this process leads,
   * then `running`.
   */
  state: 'waiting' | 'syncing' | 'standby' | 'running';
  /** The CustomResourceDefinitions that it waits for. */
  missing: readonly string[];
}

/** The life of one unit: it runs while the kinds that it needs are there, and waits alone while one is not. */
class UnitRun {
  readonly unit: Unit;
  controllers: readonly Controller[] = [];
  #stop: AbortController | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  #saidMissing = '';
  readonly #logger: Logger;

  constructor(unit: Unit, logger: Logger) {
    this.unit = unit;
    this.#logger = logger;
  }

  get missing(): string[] {
    return this.unit.needs
      .filter(({ phase }) => phase === 'undefined')
      .map(({ type }) => definitionName(type));
  }

  /** Whether all that it needs, and all there is of what it uses, has been read. */
  get isSynced(): boolean {
    const { needs, uses } = this.unit;
    return (
      needs.every(({ phase }) => phase === 'synced') &&
      uses.every(({ phase }) => phase !== 'syncing')
    );
  }

  get status(): UnitStatus {
    const { missing } = this;
    return { unit: this.unit.name, state: this.#state(missing), missing };
  }

  #state(missing: readonly string[]): UnitStatus['state'] {
    if (missing.length > 0) {
      return 'waiting';
    }
    if (this.#stop) {
      return 'running';
    }
    return this.isSynced ? 'standby' : 'syncing';
  }

  /** Says once, in one line, what it waits for. */
  tell(): void {
    const missing = this.missing.join(', ');
    if (missing !== this.#saidMissing && missing !== '') {
      this.#logger.warn(
        `${this.unit.name} waits: this cluster lacks CustomResourceDefinitions that it needs. It starts when they come ("kubectl apply -k deploy/crds"); everything else works`,
        { unit: this.unit.name, missing },
      );
    }
    this.#saidMissing = missing;
  }

  /** Starts or stops it, as its kinds are there or not. A kind that is read anew while it runs stops nothing. */
  evaluate(signal: AbortSignal, changed: () => void): void {
    if (this.#stop && this.missing.length > 0) {
      this.#stop.abort();
      this.#stop = undefined;
      return;
    }
    if (this.#stop || !this.isSynced || signal.aborted) {
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    const before = this.#ended;
    this.#ended = before
      .then(() => this.#run(stop, signal))
      .catch(error =>
        this.#logger.error(`${this.unit.name} cannot run`, {
          error: error instanceof Error ? error.stack : String(error),
        }),
      )
      .then(changed);
  }

  async #run(stop: AbortController, signal: AbortSignal): Promise<void> {
    const end = () => stop.abort();
    signal.addEventListener('abort', end, { once: true });
    try {
      if (signal.aborted || stop.signal.aborted) {
        return;
      }
      this.controllers = this.unit.start(stop.signal);
      this.#logger.info(`${this.unit.name} is running`, {
        unit: this.unit.name,
        controllers: this.controllers.map(({ name }) => name),
      });
      await Promise.all(this.controllers.map(one => one.run(stop.signal)));
    } finally {
      signal.removeEventListener('abort', end);
      stop.abort();
      this.controllers = [];
    }
  }

  ended(): Promise<unknown> {
    return this.#ended;
  }
}

/** Runs the units of all parts that are switched on, each as soon as what it needs is there. */
export class PartRunner {
  readonly #units: readonly UnitRun[];
  readonly #kinds: ReadonlySet<AnyFollowedKind>;
  readonly #manager: Manager;
  readonly #logger: Logger;
  #signal: AbortSignal | undefined;
  #ready = false;
  #leads = false;

  constructor(options: {
    units: readonly Unit[];
    manager: Manager;
    logger: Logger;
  }) {
    const { units, manager, logger } = options;
    this.#units = units.map(unit => new UnitRun(unit, logger));
    this.#kinds = new Set(
      units.flatMap(({ needs, uses, looksAt = [] }) => [
        ...needs,
        ...uses,
        ...looksAt,
      ]),
    );
    this.#manager = manager;
    this.#logger = logger;
  }

  /** From the moment each unit has read what it needs, or waits for a CustomResourceDefinition, until the signal aborts. */
  get ready(): boolean {
    return this.#ready && !this.#signal?.aborted;
  }

  status(): UnitStatus[] {
    return this.#units.map(({ status }) => status);
  }

  /** For `/readyz`, logs and metrics: see Manager. */
  informerStates(): ReturnType<Manager['informerStates']> {
    return this.#manager.informerStates();
  }

  /** Those that run now. */
  get controllers(): readonly Controller[] {
    return this.#units.flatMap(({ controllers }) => controllers);
  }

  /**
   * Resolves when everything has stopped after the signal aborted. `mayWork` is asked once there is something to work with,
   * and the controllers wait for it: leader election. Where it answers false they never run.
   */
  async run(
    signal: AbortSignal,
    mayWork: () => Promise<boolean> = async () => true,
  ): Promise<void> {
    this.#signal = signal;
    const evaluate = () => {
      if (this.#leads) {
        this.#units.forEach(unit => unit.evaluate(signal, evaluate));
      }
    };
    await this.#manager.run(signal, async () => {
      await this.#firstSync(signal, evaluate);
      this.#leads = !signal.aborted && (await mayWork()) && !signal.aborted;
      // The manager itself has no controllers.
      return false;
    });
    if (!this.#leads) {
      return;
    }
    this.#logger.info('Controllers are running', {
      units: this.#units
        .filter(({ isSynced }) => isSynced)
        .map(({ unit }) => unit.name),
    });
    evaluate();
    await aborted(signal);
    await Promise.all(this.#units.map(unit => unit.ended()));
  }

  /** Resolves when no unit is about to have what it needs: each has, or waits for a CustomResourceDefinition. */
  #firstSync(signal: AbortSignal, evaluate: () => void): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        const settled = this.#units.every(
          unit => unit.isSynced || unit.missing.length > 0,
        );
        if (settled && !this.#ready) {
          this.#ready = true;
          resolve();
        }
        if (this.#ready) {
          this.#units.forEach(unit => unit.tell());
        }
        evaluate();
      };
      aborted(signal).then(resolve, resolve);
      for (const kind of this.#kinds) {
        kind.onPhase(look);
        kind.start(signal);
      }
      look();
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}
