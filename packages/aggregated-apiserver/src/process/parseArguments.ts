import { parseArgs } from 'node:util';
import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';

/** How the process was asked to run. */
export interface ProcessOptions {
  kubeConfig: KubeConfigSource;
  /** Where the controllers' Leases, our Service and our certificate are. */
  namespace: string;
  /** The Service in front of us: the API server checks our certificate for its name. */
  service: string;
  port: number;
  host: string | undefined;
  /** Files of the serving certificate; undefined for one of our own making. */
  certificateFiles: { certFile: string; keyFile: string } | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The arguments can't be understood; the message says which and how they are used. */
export class UsageError extends Error {
  readonly name = 'UsageError';
}

const usage = `Usage: apiserver [options]
  --kubeconfig <file>            access to the cluster (default: $KUBECONFIG, else the ServiceAccount of the pod)
  --context <name>               a context of that file (default: its current one)
  --namespace <name>             of the controllers' Leases, and of our Service and certificate (default: services-toolkit)
  --service <name>               the Service that the APIService names (default: services-toolkit-apiserver)
  --port <port>                  to serve on, 0 for any free one (default: 8443)
  --bind-address <address>       to serve on (default: all)
  --tls-cert-file <file>         the serving certificate (default: one of our own making, kept in a Secret that is named
                                 as the Service with "-tls", its authority written into the APIService)
  --tls-private-key-file <file>  the key of that certificate
  --log-level <level>            debug, info, warn or error (default: info)`;

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const levels = ['debug', 'info', 'warn', 'error'] as const;

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
  const certFile = values['tls-cert-file'];
  const keyFile = values['tls-private-key-file'];
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new UsageError(
      `--tls-cert-file and --tls-private-key-file need each other.\n${usage}`,
    );
  }
  return {
    kubeConfig: file
      ? { file, ...(values.context && { context: values.context }) }
      : { inCluster: true },
    namespace: parseName('namespace', values.namespace ?? 'services-toolkit'),
    service: parseName(
      'service',
      values.service ?? 'services-toolkit-apiserver',
    ),
    port: parsePort(values.port ?? '8443'),
    host: values['bind-address'],
    certificateFiles:
      certFile !== undefined && keyFile !== undefined
        ? { certFile, keyFile }
        : undefined,
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
        service: text,
        port: text,
        'bind-address': text,
        'tls-cert-file': text,
        'tls-private-key-file': text,
        'log-level': text,
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message}.\n${usage}`);
  }
}

function parseName(option: 'namespace' | 'service', name: string): string {
  if (!label.test(name)) {
    throw new UsageError(
      `--${option} has to be the name of a ${option}, not "${name}".\n${usage}`,
    );
  }
  return name;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UsageError(
      `--port has to be a number from 0 to 65535, not "${text}".\n${usage}`,
    );
  }
  return port;
}

function parseLevel(text: string): ProcessOptions['logLevel'] {
  const level = levels.find(one => one === text);
  if (!level) {
    throw new UsageError(
      `--log-level has to be debug, info, warn or error, not "${text}".\n${usage}`,
    );
  }
  return level;
}
