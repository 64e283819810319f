import { setTimeout as delay } from 'node:timers/promises';
import type { BenchCluster } from '../environment/BenchCluster';
import { sumOf } from '../environment/parseMetrics';

const QUIET_MS = 2_000;
const DEADLINE_MS = 300_000;

/**
 * Waits until the controllers have nothing to do: their queues are empty, and no run has ended for two seconds.
 *
 * @returns when the quiet began, by `performance.now()`
 */
export async function untilIdle(cluster: BenchCluster): Promise<number> {
  const deadline = performance.now() + DEADLINE_MS;
  let runs = -1;
  let since = performance.now();
  while (performance.now() < deadline) {
    const metrics = (await cluster.controllersMetrics()) ?? [];
    const now = sumOf(metrics, 'services_toolkit_reconcile_total');
    const queued = sumOf(metrics, 'workqueue_depth');
    if (now !== runs || now === 0 || queued > 0) {
      runs = now;
      since = performance.now();
    } else if (performance.now() - since > QUIET_MS) {
      return since;
    }
    await delay(100);
  }
  throw new Error(
    `The controllers were not idle within ${DEADLINE_MS / 1000} s`,
  );
}
