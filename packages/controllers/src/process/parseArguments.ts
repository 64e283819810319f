import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';
import {
  Arguments,
  type LogLevel,
} from '@services-toolkit/kubernetes-runtime/process';
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
  logLevel: LogLevel;
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

const options = [
  ...(['kubeconfig', 'context', 'namespace', 'parts'] as const),
  ...(['leader-elect', 'leader-elect-lease-duration', 'identity'] as const),
  ...(['health-port', 'health-address', 'log-level'] as const),
];

type Given = Arguments<(typeof options)[number]>;

/** @throws UsageError */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProcessOptions {
  const given = new Arguments(argv, { options, usage });
  return {
    kubeConfig: given.kubeConfig(
      { file: 'kubeconfig', context: 'context' },
      environment,
    ),
    leaseNamespace: given.objectName('namespace', 'services-toolkit'),
    parts: partsOf(given, environment.SERVICES_TOOLKIT_PARTS || undefined),
    leaderElection: leaderElectionOf(given),
    healthPort: given.port('health-port', 8081),
    healthAddress: given.get('health-address'),
    logLevel: given.logLevel('log-level', 'info'),
  };
}

function partsOf(
  given: Given,
  otherwise: string | undefined,
): ProcessOptions['parts'] {
  const names = given.get('parts') ?? otherwise;
  if (names === undefined) {
    return allParts;
  }
  const wanted = names.split(',').map(name => name.trim());
  const unknown = wanted.find(
    name => !allParts.some(part => part.name === name),
  );
  if (unknown !== undefined) {
    throw given.refusal(
      `--parts has to name parts (${allParts
        .map(({ name }) => name)
        .join(', ')}), not "${unknown}"`,
    );
  }
  return allParts.filter(({ name }) => wanted.includes(name));
}

function leaderElectionOf(given: Given): ProcessOptions['leaderElection'] {
  const elect = given.get('leader-elect') ?? 'true';
  if (elect !== 'true' && elect !== 'false') {
    throw given.refusal(
      `--leader-elect has to be true or false, not "${elect}"`,
    );
  }
  const duration = given.get('leader-elect-lease-duration') ?? '12';
  const seconds = Number(duration);
  if (!/^\d+$/.test(duration) || seconds < 3) {
    throw given.refusal(
      `--leader-elect-lease-duration has to be a number of seconds from 3, not "${duration}"`,
    );
  }
  const identity = given.get('identity') || `${hostname()}_${randomUUID()}`;
  return elect === 'true'
    ? { identity, leaseDurationMs: seconds * 1000 }
    : undefined;
}
