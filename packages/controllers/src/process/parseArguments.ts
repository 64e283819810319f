import { parseArgs } from 'node:util';
import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';

/** How the process was asked to run. */
export interface ProcessOptions {
  kubeConfig: KubeConfigSource;
  leaseNamespace: string;
  healthPort: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The arguments can't be understood; the message says which and how they are used. */
export class UsageError extends Error {
  readonly name = 'UsageError';
}

const usage = `Usage: controllers [options]
  --kubeconfig <file>   access to the cluster (default: $KUBECONFIG, else the ServiceAccount of the pod)
  --context <name>      a context of that file (default: its current one)
  --namespace <name>    the controllers' own namespace, where the Leases are (default: services-toolkit)
  --health-port <port>  of /healthz and /readyz, 0 for any free one (default: 8081)
  --log-level <level>   debug, info, warn or error (default: info)`;

/** @throws UsageError */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProcessOptions {
  const values = parse(argv);
  const file = values.kubeconfig ?? environment.KUBECONFIG;
  if (values.context !== undefined && !file) {
    throw new UsageError(`--context needs --kubeconfig.\n${usage}`);
  }
  const leaseNamespace = values.namespace ?? 'services-toolkit';
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(leaseNamespace)) {
    throw new UsageError(
      `--namespace has to be the name of a namespace, not "${leaseNamespace}".\n${usage}`,
    );
  }
  return {
    kubeConfig: file
      ? { file, ...(values.context && { context: values.context }) }
      : { inCluster: true },
    leaseNamespace,
    healthPort: parsePort(values['health-port'] ?? '8081'),
    logLevel: parseLevel(values['log-level'] ?? 'info'),
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        kubeconfig: text,
        context: text,
        namespace: text,
        'health-port': text,
        'log-level': text,
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message}.\n${usage}`);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UsageError(
      `--health-port has to be a number from 0 to 65535, not "${text}".\n${usage}`,
    );
  }
  return port;
}

function parseLevel(text: string): ProcessOptions['logLevel'] {
  switch (text) {
    case 'debug':
    case 'info':
    case 'warn':
    case 'error':
      return text;
    default:
      throw new UsageError(
        `--log-level has to be debug, info, warn or error, not "${text}".\n${usage}`,
      );
  }
}
