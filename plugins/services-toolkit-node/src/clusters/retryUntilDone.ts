import { setTimeout as delay } from 'node:timers/promises';

const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** Tries until it works or the signal ends it, waiting twice as long each time, 30 s at most. */
export async function retryUntilDone(
  attempt: () => Promise<void>,
  onError: (error: Error) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = firstDelayMs; !signal.aborted; wait *= 2) {
    try {
      await attempt();
      return;
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
    // An abort ends the wait with a rejection, and the loop with it.
    await delay(Math.min(wait, longestDelayMs), undefined, {
      signal,
      ref: false,
    }).catch(() => undefined);
  }
}
