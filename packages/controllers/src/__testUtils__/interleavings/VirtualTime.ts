import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';

/** Longer than any request is held up, in turns of the event loop. */
const quietTurns = 10;

/** Longer than anything waits to look again. */
const restMs = 11 * 60_000;

const longestStepMs = 60_000;

/**
 * The clock and the timers of a world in memory: time passes when nobody has anything else to do, so that back-off and
 * time limits cost nothing.
 */
export class VirtualTime {
  #activity = 0;
  readonly #random = mock.method(Math, 'random');

  constructor(seed: number) {
    mock.timers.enable({
      apis: ['setTimeout', 'Date'],
      now: Date.UTC(2026, 0, 1),
    });
    let state = seed;
    this.#random.mock.mockImplementation(() => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    });
  }

  /** Something was done. */
  touch(): void {
    this.#activity++;
  }

  async turns(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await turn();
    }
    mock.timers.tick(count);
  }

  /** Lets time pass until nothing has changed for longer than anything waits. */
  async rest(version: () => number): Promise<void> {
    let seen = version();
    let waited = 0;
    let step = 1;
    while (waited < restMs) {
      await this.#quiet();
      if (version() === seen) {
        waited += step;
        step = Math.min(step * 2, longestStepMs);
      } else {
        seen = version();
        waited = 0;
        step = 1;
      }
      mock.timers.tick(step);
    }
  }

  dispose(): void {
    mock.timers.reset();
    this.#random.mock.restore();
  }

  async #quiet(): Promise<void> {
    let quiet = 0;
    while (quiet < quietTurns) {
      const before = this.#activity;
      await turn();
      quiet = this.#activity === before ? quiet + 1 : 0;
    }
  }
}
