import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';
import { allParts } from './createControllers';
import type { Part } from '../parts/Part';

/** How the process was asked to run. */
export interface ProcessOptions {
  kubeConfig: KubeConfigSource;
  leaseNamespace: string;
  /** Those that are switched on. */
  parts: readonly Part[];
  /** Undefined: whoever is started works. */
  leaderElection: { identity: string; leaseDurationMs: number } | undefined;
  healthPort: number;
  /** Undefined for all. */
  healthAddress: string | undefined;
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
  --parts <names>       the parts that work, with commas between them (default: $SERVICES_TOOLKIT_PARTS, else all:
                        ${allParts.map(({ name }) => name).join(', ')})
  --leader-elect <bool> work only while elected, so that several replicas may run (default: true)
  --leader-elect-lease-duration <seconds>
                        another replica takes over when the leader has not renewed its Lease for so long (default: 12)
  --identity <name>     of this process in the election (default: host name and a random part)
  --health-port <port>  of /healthz and /readyz, 0 for any free one (default: 8081)
  --health-address <address>
                        to serve those on (default: all)
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
    parts: parseParts(
      values.parts ?? (environment.SERVICES_TOOLKIT_PARTS || undefined),
    ),
    leaderElection: parseLeaderElection(values),
    healthPort: parsePort(values['health-port'] ?? '8081'),
    healthAddress: values['health-address'],
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
        parts: text,
        'leader-elect': text,
        'leader-elect-lease-duration': text,
        identity: text,
        'health-port': text,
        'health-address': text,
        'log-level': text,
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message}.\n${usage}`);
  }
}

function parseParts(names: string | undefined): readonly Part[] {
  if (names === undefined) {
    return allParts;
  }
  const wanted = names.split(',').map(name => name.trim());
  const unknown = wanted.find(
    name => !allParts.some(part => part.name === name),
  );
  if (unknown !== undefined) {
    throw new UsageError(
      `--parts has to name parts (${allParts
        .map(({ name }) => name)
        .join(', ')}), not "${unknown}".\n${usage}`,
    );
  }
  return allParts.filter(({ name }) => wanted.includes(name));
}

function parseLeaderElection(
  values: ReturnType<typeof parse>,
): ProcessOptions['leaderElection'] {
  const elect = values['leader-elect'] ?? 'true';
  if (elect !== 'true' && elect !== 'false') {
    throw new UsageError(
      `--leader-elect has to be true or false, not "${elect}".\n${usage}`,
    );
  }
  const duration = values['leader-elect-lease-duration'] ?? '12';
  const seconds = Number(duration);
  if (!/^\d+$/.test(duration) || seconds < 3) {
    throw new UsageError(
      `--leader-elect-lease-duration has to be a number of seconds from 3, not "${duration}".\n${usage}`,
    );
  }
  const identity = values.identity || `${hostname()}_${randomUUID()}`;
  return elect === 'true'
    ? { identity, leaseDurationMs: seconds * 1000 }
    : undefined;
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
