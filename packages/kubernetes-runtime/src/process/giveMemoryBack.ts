import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** How often it is looked at whether the process has come to rest: for so long it has to have been. */
const lookEveryMs = 500;

/** Of the time between two looks; with more, it works: one claim after the other takes three times as much. */
const mostBusy = 0.05;

/** The same until it has collected once: what the first lists left goes at the first lull. */
const mostBusyAtFirst = 0.2;

/** The heap has to have grown by so much since it was collected last: what is less is not worth a pause. */
const worthBytes = 16 * 1024 * 1024;

/** Collecting takes at most two percent of the time; of a process at rest, whose heap does not grow, none. */
const restFactor = 50;

/** What is looked at, and done. */
export interface Heap {
  /** Undefined where Node runs without `--expose-gc`. */
  collect: (() => void) | undefined;
  /** In bytes, what is free in it included. */
  size(): number;
  /** The share of the time since the last call in which the process was busy, from 0 to 1. */
  busy(): number;
}

/**
 * Lets V8 give back what the first lists, or many claims at once, have left, as soon as there is nothing else to do. On its own
 * it gives back little, and late: an old generation that has grown stays as it is until it fills up again, so that a process
 * keeps for days what it needed for seconds. Kept small by flags it would be collected all the time while there is work.
 */
export function giveMemoryBack(
  signal: AbortSignal,
  { collect, size, busy }: Heap = nodeHeap(),
): void {
  if (!collect) {
    return;
  }
  let left = 0;
  let next = 0;
  busy();
  const timer = setInterval(() => {
    const isAtRest = busy() < (left ? mostBusy : mostBusyAtFirst);
    if (!isAtRest || Date.now() < next || size() - left < worthBytes) {
      return;
    }
    const begin = Date.now();
    collect();
    left = size();
    next = Date.now() + restFactor * (Date.now() - begin);
  }, lookEveryMs);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

function nodeHeap(): Heap {
  const { gc } = globalThis;
  let last = performance.eventLoopUtilization();
  return {
    collect:
      gc &&
      (() => {
        // Other flavours leave the pages of the heap as they are.
        gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      }),
    size: () => getHeapStatistics().total_heap_size,
    busy() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
  };
}
