import { createKubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { createLogger } from './createLogger';
import { PostgresServer } from './postgres/PostgresServer';
import { readOptions } from './readOptions';
import { runOperator } from './runOperator';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopping.abort());
  }
  const client = await createKubernetesClient({
    kubeConfig: options.kubeconfig
      ? { file: options.kubeconfig }
      : { inCluster: true },
    userAgent: 'postgres-operator-example',
  });
  const server = new PostgresServer(options.postgresUrl);
  try {
    await runOperator({
      client,
      group: options.group,
      namespaces: options.namespaces,
      server,
      logger: createLogger(),
      signal: stopping.signal,
    });
  } finally {
    await Promise.all([client.close(), server.close()]);
  }
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
