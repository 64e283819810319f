import { setTimeout as delay } from 'node:timers/promises';
import {
  fenceWrites,
  runElection,
  type LeaderElector,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { Controllers } from './createControllers';
import type { ProcessOptions } from './parseArguments';

/** Requests under way get this long to end after the signal. */
const drainMs = 10_000;

interface Term {
  client: KubernetesClient;
  newControllers: (election: {
    fence: (client: KubernetesClient) => KubernetesClient;
    leads: () => boolean;
  }) => Controllers;
  options: ProcessOptions;
  logger: Logger;
  /** Asks to stop in good order. */
  signal: AbortSignal;
}

/**
 * Follows the cluster, waits to be elected, and works until the signal aborts (then the Lease is given back) or until the
 * Lease is lost (then everything under way is broken off).
 */
export async function runTerm({
  client,
  newControllers,
  options,
  logger,
  signal,
}: Term): Promise<void> {
  const elector = stand(client, options, logger);
  const { runner, events } = newControllers({
    fence: of => (elector ? fenceWrites(of, elector) : of),
    leads: () => !elector || elector.state === 'leading',
  });
  const stop = new AbortController();
  const stopNow = () => stop.abort();
  const ends = elector ? [signal, elector.signal] : [signal];
  for (const end of ends) {
    end.addEventListener('abort', stopNow, { once: true });
  }
  // Who stops while waiting must not be elected any more.
  const stopWaiting = () => {
    if (elector?.state === 'waiting') {
      elector.release();
    }
  };
  signal.addEventListener('abort', stopWaiting, { once: true });
  try {
    await runner.run(stop.signal, async () => {
      if (elector?.state === 'waiting') {
        logger.info('Standing by', { identity: elector.identity });
      }
      return elector?.elected() ?? true;
    });
    if (signal.aborted) {
      logger.info('Stopping');
    }
    await Promise.race([events.flush(), delay(drainMs, null, { ref: false })]);
  } finally {
    await elector?.release();
    stopNow();
    signal.removeEventListener('abort', stopNow);
    signal.removeEventListener('abort', stopWaiting);
  }
}

function stand(
  client: KubernetesClient,
  { leaderElection, leaseNamespace }: ProcessOptions,
  logger: Logger,
): LeaderElector | undefined {
  if (!leaderElection) {
    return undefined;
  }
  const { identity, leaseDurationMs } = leaderElection;
  return runElection({
    client,
    lease: { name: 'services-toolkit-controllers', namespace: leaseNamespace },
    identity,
    logger,
    times: {
      leaseDurationMs,
      renewDeadlineMs: (leaseDurationMs * 2) / 3,
      retryPeriodMs: leaseDurationMs / 6,
    },
  });
}
