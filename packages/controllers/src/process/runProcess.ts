import {
  createHealthServer,
  createKubernetesClient,
  type Logger,
  type Manager,
} from '@services-toolkit/kubernetes-runtime';
import { createControllers } from '../createControllers';
import type { ProcessOptions } from './parseArguments';

/** Requests under way get this long to end after the signal. */
const drainMs = 10_000;

/**
 * Runs the controllers until the signal aborts. An API server that cannot be reached is no reason to end: it is tried
 * again, and `/readyz` says so meanwhile.
 *
 * @throws what keeps the process from running at all: a broken kubeconfig, a taken port.
 */
export async function runProcess(
  options: ProcessOptions,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const client = await createKubernetesClient({
    kubeConfig: options.kubeConfig,
    userAgent: 'services-toolkit-controllers',
  });
  const { manager, events } = createControllers({
    client,
    leaseNamespace: options.leaseNamespace,
    logger,
  });
  const health = await createHealthServer({
    port: options.healthPort,
    ready: () => readiness(manager),
  });
  logger.info('Started', {
    server: client.server,
    leaseNamespace: options.leaseNamespace,
    healthPort: health.port,
  });
  try {
    await manager.run(signal);
    logger.info('Stopping');
    await Promise.race([events.flush(), timeout(drainMs)]);
  } finally {
    await health.close();
    await client.close();
  }
}

function readiness(manager: Manager): { ready: boolean; reason?: string } {
  if (manager.ready) {
    return { ready: true };
  }
  const waiting = manager.informerStates().flatMap(({ type, state }) => {
    if (state.kind === 'failing') {
      return [`${type} cannot be read: ${state.error.message}`];
    }
    return state.kind === 'initial' ? [`${type} is being read`] : [];
  });
  return { ready: false, reason: waiting.join('\n') || 'not running' };
}

function timeout(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
