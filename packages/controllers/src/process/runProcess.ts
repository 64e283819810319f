import {
  createHealthServer,
  createMetrics,
  createKubernetesClient,
  type KubernetesClient,
  type Logger,
  type Manager,
} from '@services-toolkit/kubernetes-runtime';
import { createControllers } from '../createControllers';
import type { ProcessOptions } from './parseArguments';
import { runTerm } from './runTerm';

/**
 * Runs the controllers until the signal aborts. An API server that cannot be reached is no reason to end: it is tried
 * again, and `/readyz` says so meanwhile. Neither is a lost Lease: this process stands for election again.
 *
 * @throws what keeps the process from running at all: a broken kubeconfig, a taken port.
 */
export async function runProcess(
  options: ProcessOptions,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const metrics = createMetrics();
  const client = await createKubernetesClient({
    kubeConfig: options.kubeConfig,
    userAgent: 'services-toolkit-controllers',
    onRequest: metrics.onRequest,
  });
  let manager: Manager | undefined;
  const health = await createHealthServer({
    port: options.healthPort,
    ...(options.healthAddress !== undefined && { host: options.healthAddress }),
    ready: () => readiness(manager),
    metrics,
    logger,
  });
  logger.info('Started', {
    server: client.server,
    leaseNamespace: options.leaseNamespace,
    healthPort: health.port,
  });
  // Each term has controllers of its own: nothing that one remembers outlives its right to act on it.
  const newControllers = (of: KubernetesClient, leads: () => boolean) => {
    const controllers = createControllers({
      client: of,
      leaseNamespace: options.leaseNamespace,
      logger,
      onOutcome: metrics.onOutcome,
    });
    manager = controllers.manager;
    metrics.observe({ ...controllers, leads });
    return controllers;
  };
  try {
    while (!signal.aborted) {
      await runTerm({ client, newControllers, options, logger, signal });
    }
  } finally {
    await health.close();
    await client.close();
  }
}

function readiness(manager: Manager | undefined): {
  ready: boolean;
  reason?: string;
} {
  if (manager?.ready) {
    return { ready: true };
  }
  const waiting = (manager?.informerStates() ?? []).flatMap(
    ({ type, state }) => {
      if (state.kind === 'failing') {
        return [`${type} cannot be read: ${state.error.message}`];
      }
      return state.kind === 'initial' ? [`${type} is being read`] : [];
    },
  );
  return { ready: false, reason: waiting.join('\n') || 'not running' };
}
