import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import type { Logger } from '../Logger';
import type { ControllerOptions } from './Controller';
import { createController } from './createController';

describe('a controller', () => {
  const start = (
    options: Partial<ControllerOptions> & Pick<ControllerOptions, 'reconcile'>,
  ) => {
    const errors: [string, Record<string, unknown> | undefined][] = [];
    const logger: Logger = {
      debug() {},
      info() {},
      warn() {},
      error: (message, fields) => errors.push([message, fields]),
    };
    const controller = createController({
      name: 'test',
      logger,
      backoff: { initialMs: 1, maxMs: 4 },
      ...options,
    });
    const stop = new AbortController();
    const running = controller.run(stop.signal);
    return {
      controller,
      errors,
      stop: async () => {
        stop.abort();
        await running;
      },
    };
  };

  it('tries again what fails, with one line for each failure that names the key', async () => {
    let runs = 0;
    const { controller, errors, stop } = start({
      reconcile: async () => {
        if (++runs < 3) {
          throw new Error('boom');
        }
      },
    });
    controller.enqueue('ns/a');
    await eventually('a third run', () => runs === 3);
    await stop();
    assert.deepEqual(
      errors.map(([, fields]) => [
        fields?.controller,
        fields?.key,
        fields?.error,
      ]),
      [
        ['test', 'ns/a', 'boom'],
        ['test', 'ns/a', 'boom'],
      ],
    );
  });

  it('survives what throws before it returns a promise', async () => {
    let runs = 0;
    const { controller, stop } = start({
      reconcile: () => {
        if (++runs === 1) {
          throw new TypeError('a mistake');
        }
        return Promise.resolve();
      },
    });
    controller.enqueue('a');
    await eventually('a second run', () => runs === 2);
    await stop();
  });

  it('tries conflicts again without a word', async () => {
    let runs = 0;
    const outcomes: string[] = [];
    const { controller, errors, stop } = start({
      reconcile: async () => {
        if (++runs === 1) {
          throw new KubernetesApiError({
            code: 409,
            reason: 'Conflict',
            message: 'modified',
          });
        }
      },
      onOutcome: outcome => outcomes.push(outcome),
    });
    controller.enqueue('a');
    await eventually('a second run', () => outcomes.length === 2);
    await stop();
    assert.deepEqual([outcomes, errors], [['conflict', 'success'], []]);
  });

  it('looks again when asked to', async () => {
    let runs = 0;
    const { controller, stop } = start({
      reconcile: async () => (++runs < 3 ? { requeueAfterMs: 1 } : undefined),
    });
    controller.enqueue('a');
    await eventually('a third run', () => runs === 3);
    await stop();
  });

  it('does not look again at what a later run has found well', async () => {
    let runs = 0;
    const { controller, stop } = start({
      reconcile: async () => {
        if (++runs > 1) return undefined;
        // Comes first, however long the machine takes.
        controller.enqueue('a');
        return { requeueAfterMs: 60 };
      },
    });
    controller.enqueue('a');
    await eventually('a second run', () => runs === 2);
    await new Promise(resolve => setTimeout(resolve, 120));
    assert.equal(runs, 2);
    await stop();
  });

  it('looks again at the earliest time that a run asked for, also when a later one would wait longer', async () => {
    let runs = 0;
    const { controller, stop } = start({
      reconcile: async () => {
        runs++;
        if (runs === 3) {
          return undefined;
        }
        // Comes first, however long the machine takes.
        if (runs === 1) controller.enqueue('a');
        return { requeueAfterMs: runs === 1 ? 60 : 600_000 };
      },
    });
    controller.enqueue('a');
    await eventually('the run that the first one asked for', () => runs === 3);
    await stop();
  });

  it('works on as many keys at a time as it has workers, and on none twice', async () => {
    const working: string[] = [];
    let most = 0;
    let done = 0;
    const { controller, stop } = start({
      workers: 3,
      reconcile: async key => {
        assert.ok(!working.includes(key));
        working.push(key);
        most = Math.max(most, working.length);
        controller.enqueue(key === 'k0' && done < 20 ? key : 'k1');
        await new Promise(setImmediate);
        working.splice(working.indexOf(key), 1);
        done++;
      },
    });
    Array.from({ length: 12 }, (_, i) => controller.enqueue(`k${i}`));
    await eventually('twenty runs', () => done > 20);
    await stop();
    assert.equal(most, 3);
  });

  it('ends runs that take too long by their signal', async () => {
    const outcomes: string[] = [];
    const { controller, errors, stop } = start({
      timeoutMs: 10,
      reconcile: (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        ),
      onOutcome: outcome => outcomes.push(outcome),
    });
    controller.enqueue('a');
    await eventually('an outcome', () => outcomes.length > 0);
    await stop();
    assert.equal(outcomes[0], 'error');
    assert.equal(errors[0]?.[1]?.error, 'It took longer than 0.01 s');
  });

  it('waits at shutdown for the runs under way', async () => {
    let finish = () => {};
    let ended = false;
    const { controller, stop } = start({
      reconcile: async () => {
        await new Promise<void>(resolve => {
          finish = resolve;
        });
        ended = true;
      },
    });
    controller.enqueue('a');
    const begun = finish;
    await eventually('a run under way', () => finish !== begun);
    const stopped = stop();
    finish();
    await stopped;
    assert.ok(ended);
  });
});
