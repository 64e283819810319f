import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer, and gives up after a minute. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  let problem: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      problem = error;
    }
    await delay(50);
  }
  throw new Error(`Waited a minute in vain until ${what}`, { cause: problem });
}
