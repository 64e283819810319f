import { isConflict } from '../errors/KubernetesApiError';
import { linkedSignal } from '../linkedSignal';
import type { Logger } from '../Logger';
import { createWorkQueue } from '../queue/createWorkQueue';
import type { WorkQueue } from '../queue/WorkQueue';
import type {
  Controller,
  ControllerOptions,
  ReconcileOutcome,
} from './Controller';

class QueueController implements Controller {
  readonly name: string;
  readonly #options: ControllerOptions;
  readonly #queue: WorkQueue;
  /** When keys are looked at again by the word of their runs, until one says that all is done. */
  readonly #timers = new Map<string, { at: number; timer: NodeJS.Timeout }>();

  constructor(options: ControllerOptions) {
    this.name = options.name;
    this.#options = options;
    this.#queue = createWorkQueue({
      ...(options.backoff?.initialMs !== undefined && {
        initialMs: options.backoff.initialMs,
      }),
      ...(options.backoff?.maxMs !== undefined && {
        maxMs: options.backoff.maxMs,
      }),
    });
  }

  get queued(): number {
    return this.#queue.length;
  }

  enqueue(key: string): void {
    this.#queue.add(key);
  }

  enqueueAfter(key: string, milliseconds: number): void {
    this.#queue.addAfter(key, milliseconds);
  }

  async run(signal: AbortSignal): Promise<void> {
    const stop = () => {
      this.#queue.shutDown();
      for (const key of this.#timers.keys()) {
        this.#clearTimer(key);
      }
    };
    if (signal.aborted) {
      stop();
    } else {
      signal.addEventListener('abort', stop, { once: true });
    }
    const workers = Array.from({ length: this.#options.workers ?? 4 }, () =>
      this.#work(signal),
    );
    await Promise.all(workers);
  }

  async #work(signal: AbortSignal): Promise<void> {
    for (;;) {
      const key = await this.#queue.take();
      if (key === undefined) {
        return;
      }
      const begin = performance.now();
      const outcome = await this.#reconcile(key, signal);
      this.#queue.done(key);
      this.#report(outcome, key, performance.now() - begin);
    }
  }

  async #reconcile(
    key: string,
    signal: AbortSignal,
  ): Promise<ReconcileOutcome> {
    const logger = withFields(this.#options.logger, {
      controller: this.name,
      key,
    });
    const run = linkedSignal(signal, this.#options.timeoutMs ?? 60_000);
    try {
      const result = await this.#options.reconcile(key, {
        signal: run.signal,
        logger,
      });
      this.#queue.forget(key);
      if (result) {
        if (!signal.aborted) {
          this.#setTimer(key, result.requeueAfterMs);
        }
        return 'requeueAfter';
      }
      this.#clearTimer(key);
      return 'success';
    } catch (error) {
      this.#queue.addRateLimited(key);
      if (isConflict(error)) {
        // Somebody was faster: what they wrote comes by the watch, and is looked at again.
        return 'conflict';
      }
      if (!signal.aborted) {
        logger.error('Reconcile failed, and is tried again', describe(error));
      }
      return 'error';
    } finally {
      run.dispose();
    }
  }

  /** The earliest counts: a later run may not have come as far as the one that asked for it. */
  #setTimer(key: string, milliseconds: number): void {
    const at = Date.now() + milliseconds;
    const before = this.#timers.get(key);
    if (before && before.at <= at) {
      return;
    }
    this.#clearTimer(key);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#queue.add(key);
    }, milliseconds);
    this.#timers.set(key, { at, timer });
  }

  #clearTimer(key: string): void {
    clearTimeout(this.#timers.get(key)?.timer);
    this.#timers.delete(key);
  }

  #report(outcome: ReconcileOutcome, key: string, durationMs: number) {
    try {
      this.#options.onOutcome?.(outcome, key, durationMs, this.name);
    } catch (error) {
      this.#options.logger.error('onOutcome failed', {
        controller: this.name,
        ...describe(error),
      });
    }
  }
}

/**
 * A loop that brings objects to their desired state, one key at a time for each of its workers.
 *
 * @public
 */
export function createController(options: ControllerOptions): Controller {
  return new QueueController(options);
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    return { error: String(error) };
  }
  // The cluster's refusals explain themselves; everything else may be a mistake of ours, and needs its stack.
  const isRefusal =
    error.name === 'KubernetesApiError' ||
    error.name === 'ClusterUnreachableError';
  return {
    error: error.message,
    errorName: error.name,
    ...(!isRefusal && { stack: error.stack }),
  };
}

function withFields(logger: Logger, fields: Record<string, unknown>): Logger {
  return {
    debug: (message, more) => logger.debug(message, { ...fields, ...more }),
    info: (message, more) => logger.info(message, { ...fields, ...more }),
    warn: (message, more) => logger.warn(message, { ...fields, ...more }),
    error: (message, more) => logger.error(message, { ...fields, ...more }),
  };
}
