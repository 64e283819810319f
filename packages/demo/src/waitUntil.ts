import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 *
 * @param what - for the message, as in "the portal answers"
 * @param ask - undefined, or an error: not yet
 * @throws Error after `timeoutMs`, or at once when the signal aborts, with what was last wrong
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let problem = '';
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      problem = `: ${error instanceof Error ? error.message : error}`;
    }
    await delay(100, undefined, { signal });
  }
  throw new Error(
    `Waited ${Math.round(timeoutMs / 1000)} s in vain until ${what}${problem}`,
  );
}
