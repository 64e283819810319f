import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';

/**
 * Tries again for at most 90 s: the admission policies of an API server that has just started learn of our kinds within
 * half a minute; it refuses until then.
 */
export async function untilAdmitted<T>(write: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      const passes =
        error instanceof KubernetesApiError &&
        (error.code === 503 || error.code === 403);
      if (!passes || Date.now() > deadline) {
        throw error;
      }
      await delay(250);
    }
  }
}
