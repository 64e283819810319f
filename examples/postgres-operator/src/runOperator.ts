import {
  createController,
  createInformer,
  createManager,
  objectKey,
  parseObjectKey,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import {
  postgresInstancesOf,
  type PostgresInstance,
} from './instance/PostgresInstance';
import { reconcileInstance } from './instance/reconcileInstance';
import type { PostgresServer } from './postgres/PostgresServer';

/** What the operator works with. */
export interface OperatorOptions {
  client: KubernetesClient;
  /** The API group of its kind. */
  group: string;
  /** The only namespaces that it looks at. */
  namespaces: readonly string[];
  server: PostgresServer;
  logger: Logger;
  signal: AbortSignal;
}

// A database that somebody dropped by hand is noticed that late; nothing else can tell.
const lookAgainAfterMs = 5 * 60_000;

/** Runs until the signal aborts. */
export async function runOperator(options: OperatorOptions): Promise<void> {
  const { client, group, namespaces, server, logger, signal } = options;
  const type = postgresInstancesOf(group);
  const manager = createManager({ logger });
  const informers = new Map(
    namespaces.map(namespace => [
      namespace,
      manager.addInformer(
        createInformer<PostgresInstance>({ client, type, namespace, logger }),
      ),
    ]),
  );
  const controller = manager.addController(
    createController({
      name: 'postgres-instance',
      logger,
      async reconcile(key) {
        const { namespace = '' } = parseObjectKey(key);
        const instance = informers.get(namespace)?.get(key);
        if (!instance) return undefined;
        await reconcileInstance(instance, { client, type, server });
        return { requeueAfterMs: lookAgainAfterMs };
      },
    }),
  );
  for (const informer of informers.values()) {
    informer.subscribe(({ object }) => controller.enqueue(objectKey(object)));
  }
  await manager.run(signal);
}
