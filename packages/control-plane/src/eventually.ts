import { setTimeout as delay } from 'node:timers/promises';

/** Options of {@link eventually}. */
export interface EventuallyOptions<T> {
  /** Throws while an answer is not the right one. Default: it has to be something else than `undefined` and `false`. */
  check?(answer: T): void;
  /** Default: 30 s, since two cores may be busy with other things. */
  timeoutMs?: number;
  /**
   * The time between two looks; default: 25 ms. As long as the last look took, up to a second, where that is longer: one
   * that starts a process leaves half of the machine to what is waited for.
   */
  everyMs?: number;
  /** Ends the waiting with its reason. */
  signal?: AbortSignal;
}

const longestPauseMs = 1_000;

/** What {@link eventually} resolves to: an answer that is one. */
export type Answer<T> = Exclude<T, undefined | null | false | void>;

/**
 * Looks again and again until something is so that nothing announces. A look that throws says that it is not so yet, and
 * why; one that is still open when the time is over is not waited for.
 *
 * @param what - what is waited for, as in "the portal answers" or "a second run"
 * @throws Error with it, the time, and what the last look complained of
 */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  {
    check,
    timeoutMs = 30_000,
    everyMs = 25,
    signal,
  }: EventuallyOptions<T> = {},
): Promise<Answer<T>> {
  const started = performance.now();
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), timeoutMs);
  const stopped = AbortSignal.any([over.signal, ...(signal ? [signal] : [])]);
  const aborted = new Promise<never>((_, reject) => {
    stopped.addEventListener('abort', () => reject(stopped.reason), {
      once: true,
    });
  });
  aborted.catch(() => {});
  let complaint: unknown = 'it has not come to an end';
  try {
    while (!stopped.aborted) {
      const lookedAt = performance.now();
      try {
        const answer = await Promise.race([look(), aborted]);
        check?.(answer);
        if (check || isAnswer(answer)) return answer as Answer<T>;
        complaint = `${answer}`;
      } catch (error) {
        if (!stopped.aborted || error !== stopped.reason) complaint = error;
      }
      const tookMs = performance.now() - lookedAt;
      const pauseMs = Math.max(everyMs, Math.min(tookMs, longestPauseMs));
      await delay(pauseMs, undefined, { signal: stopped }).catch(() => {});
    }
  } finally {
    clearTimeout(timer);
  }
  signal?.throwIfAborted();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  throw new Error(
    `Not within ${seconds} s: ${what}. At the last look: ${
      complaint instanceof Error ? complaint.message : complaint
    }`,
    { cause: complaint },
  );
}

function isAnswer<T>(answer: T): answer is Answer<T> & T {
  return answer !== undefined && answer !== null && answer !== false;
}
