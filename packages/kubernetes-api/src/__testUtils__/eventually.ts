import { setTimeout as delay } from 'node:timers/promises';

/**
 * Looks again and again until what is found is as it should be, since Kubernetes' own controllers take a moment.
 *
 * @throws what `check` threw last, once the deadline is over
 */
export async function eventually(
  check: () => Promise<void>,
  deadlineMs = 20_000,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await delay(100);
  }
}
