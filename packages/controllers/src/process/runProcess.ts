import {
  createHealthServer,
  createMetrics,
  createKubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import { createControllers, type Controllers } from './createControllers';
import type { PartRunner } from '../parts/PartRunner';
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
  let runner: PartRunner | undefined;
  const health = await createHealthServer({
    port: options.healthPort,
    ...(options.healthAddress !== undefined && { host: options.healthAddress }),
    ready: () => readiness(runner),
    metrics,
    logger,
  });
  logger.info('Started', {
    server: client.server,
    leaseNamespace: options.leaseNamespace,
    parts: options.parts.map(({ name }) => name),
    healthPort: health.port,
  });
  // Each term has controllers of its own: nothing that one remembers outlives its right to act on it.
  const newControllers: Parameters<typeof runTerm>[0]['newControllers'] = ({
    fence,
    leads,
  }): Controllers => {
    const controllers = createControllers({
      client,
      fence,
      leaseNamespace: options.leaseNamespace,
      operatorNamespaces: options.operatorNamespaces,
      logger,
      parts: options.parts,
      onOutcome: metrics.onOutcome,
    });
    runner = controllers.runner;
    metrics.observe({ manager: runner, parts: runner, leads });
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

/** A part that waits for its CustomResourceDefinitions is told, and keeps nothing else from being ready. */
function readiness(runner: PartRunner | undefined): {
  ready: boolean;
  reason?: string;
  note?: string;
} {
  const parts = (runner?.status() ?? []).flatMap(({ unit, state, missing }) =>
    state === 'waiting' ? [`${unit} waits for ${missing.join(', ')}`] : [],
  );
  const informers = (runner?.informerStates() ?? []).flatMap(
    ({ type, state }) => {
      if (state.kind === 'failing') {
        return [`${type} cannot be read: ${state.error.message}`];
      }
      return state.kind === 'initial' ? [`${type} is being read`] : [];
    },
  );
  const ready = runner?.ready ?? false;
  return ready
    ? { ready, ...(parts.length > 0 && { note: parts.join('\n') }) }
    : { ready, reason: [...informers, ...parts].join('\n') || 'not running' };
}
