import { setTimeout as delay } from 'node:timers/promises';
import { lastLines } from './lastLines';
import type { Running } from './Running';

/** How a process is kept running. */
export interface KeepRunningOptions<T extends Running> {
  start: () => Promise<T>;
  log: string;
  onProgress: (line: string) => void;
  /** It ends again and again, so it was given up. */
  onGivenUp: (sentence: string) => void;
  /** Before the first restart; each further one waits twice as long. Default 500 ms. */
  restartDelayMs?: number;
}

/** A process that is started again when it ends on its own. */
export interface Kept<T extends Running> {
  /** The one that runs now. */
  readonly current: T;
  stop(): Promise<void>;
}

const maximalRestarts = 4;
const withinMs = 60_000;

/**
 * Starts a process, and starts it again when it ends without being asked to. After four times in a minute it is given up:
 * what is wrong does not go away on its own then.
 */
export async function keepRunning<T extends Running>({
  start,
  log,
  onProgress,
  onGivenUp,
  restartDelayMs = 500,
}: KeepRunningOptions<T>): Promise<Kept<T>> {
  let current = await start();
  let stopping = false;
  const restarts: number[] = [];

  const supervise = async () => {
    for (;;) {
      let sentence = await current.ended;
      for (;;) {
        if (stopping) return;
        const now = Date.now();
        while ((restarts[0] ?? now) < now - withinMs) restarts.shift();
        const report = `${sentence}. The end of ${log}:\n${lastLines(log)}`;
        if (restarts.length >= maximalRestarts) {
          onGivenUp(
            `${report}\nIt ended ${maximalRestarts + 1} times in a minute.`,
          );
          return;
        }
        onProgress(`${report}\nIt is started again.`);
        await delay(restartDelayMs * 2 ** restarts.length);
        restarts.push(now);
        if (stopping) return;
        try {
          current = await start();
          break;
        } catch (error) {
          sentence = error instanceof Error ? error.message : String(error);
        }
      }
      if (stopping) {
        await current.stop();
        return;
      }
    }
  };
  const supervised = supervise();

  return {
    get current() {
      return current;
    },
    async stop() {
      stopping = true;
      await current.stop();
      await supervised;
    },
  };
}
