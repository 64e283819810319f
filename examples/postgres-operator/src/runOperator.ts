import {
  createController,
  createInformer,
  createManager,
  objectKey,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import {
  postgresInstances,
  type PostgresInstance,
} from './instance/PostgresInstance';
import { reconcileInstance } from './instance/reconcileInstance';
import type { PostgresServer } from './postgres/PostgresServer';

/** What the operator works with. */
export interface OperatorOptions {
  client: KubernetesClient;
  /** The only namespace that it looks at. */
  namespace: string;
  server: PostgresServer;
  logger: Logger;
  signal: AbortSignal;
}

// A database that somebody dropped by hand is noticed that late; nothing else can tell.
const lookAgainAfterMs = 5 * 60_000;

/** Runs until the signal aborts. */
export async function runOperator(options: OperatorOptions): Promise<void> {
  const { client, namespace, server, logger, signal } = options;
  const manager = createManager({ logger });
  const informer = manager.addInformer(
    createInformer<PostgresInstance>({
      client,
      type: postgresInstances,
      namespace,
      logger,
    }),
  );
  const controller = manager.addController(
    createController({
      name: 'postgres-instance',
      logger,
      async reconcile(key) {
        const instance = informer.get(key);
        if (!instance) return undefined;
        await reconcileInstance(instance, { client, server });
        return { requeueAfterMs: lookAgainAfterMs };
      },
    }),
  );
  informer.subscribe(({ object }) => controller.enqueue(objectKey(object)));
  await manager.run(signal);
}
