import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Option, type Command } from 'commander';
import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';
import {
  clusterOptions,
  createProgram,
  kubeConfigOf,
  logLevelOption,
  objectNameOption,
  portOption,
  readArguments,
  readObjectNames,
  secondsOption,
  type LogLevel,
} from '@services-toolkit/kubernetes-runtime/process';
import { allParts, defaultParts } from './createControllers';
import type { Part } from '../parts/Part';

/** How the process was asked to run. */
export interface ProcessOptions {
  kubeConfig: KubeConfigSource;
  leaseNamespace: string;
  /** Those that are switched on. */
  parts: readonly Part[];
  /** Where operators are looked for. */
  operatorNamespaces: readonly string[];
  /** Undefined: whoever is started works. */
  leaderElection: { identity: string; leaseDurationMs: number } | undefined;
  healthPort: number;
  /** Undefined for all. */
  healthAddress: string | undefined;
  logLevel: LogLevel;
}

interface Given {
  kubeconfig?: string;
  context?: string;
  namespace: string;
  parts?: string;
  operatorNamespaces?: string[];
  leaderElect: 'true' | 'false';
  leaderElectLeaseDuration: number;
  identity?: string;
  healthPort: number;
  healthAddress?: string;
  logLevel: LogLevel;
}

const namesOf = (parts: readonly Part[]) =>
  parts.map(({ name }) => name).join(', ');

const declareProgram = (): Command =>
  createProgram('controllers', [
    ...clusterOptions(),
    objectNameOption(
      '--namespace <name>',
      "the controllers' own namespace, where the Leases are",
    ).default('services-toolkit'),
    new Option(
      '--parts <names>',
      `the parts that work, with commas between them (default: $SERVICES_TOOLKIT_PARTS, else ${namesOf(
        defaultParts,
      )}; there are ${namesOf(allParts)})`,
    ),
    new Option(
      '--operator-namespaces <names>',
      'namespaces in which operators are looked for that offerings may require, with commas between them; nobody else may write there (default: $SERVICES_TOOLKIT_OPERATOR_NAMESPACES, else none)',
    ).argParser(readObjectNames),
    new Option(
      '--leader-elect <bool>',
      'work only while elected, so that several replicas may run',
    )
      .choices(['true', 'false'])
      .default('true'),
    secondsOption(
      '--leader-elect-lease-duration <seconds>',
      'another replica takes over when the leader has not renewed its Lease for so long',
      3,
    ).default(12),
    new Option(
      '--identity <name>',
      'of this process in the election (default: host name and a random part)',
    ),
    portOption(
      '--health-port <port>',
      'of /healthz and /readyz, 0 for any free one',
    ).default(8081),
    new Option(
      '--health-address <address>',
      'to serve those on (default: all)',
    ),
    logLevelOption(),
  ]);

/** @throws UsageError */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProcessOptions {
  const program = declareProgram();
  return readArguments(program, argv, (given: Given) => ({
    kubeConfig: kubeConfigOf(given, environment, program),
    leaseNamespace: given.namespace,
    parts: partsOf(
      given.parts ?? (environment.SERVICES_TOOLKIT_PARTS || undefined),
      program,
    ),
    operatorNamespaces:
      given.operatorNamespaces ??
      operatorNamespacesOf(
        environment.SERVICES_TOOLKIT_OPERATOR_NAMESPACES ?? '',
        program,
      ),
    leaderElection:
      given.leaderElect === 'true'
        ? {
            identity: given.identity || `${hostname()}_${randomUUID()}`,
            leaseDurationMs: given.leaderElectLeaseDuration * 1000,
          }
        : undefined,
    healthPort: given.healthPort,
    healthAddress: given.healthAddress,
    logLevel: given.logLevel,
  }));
}

function operatorNamespacesOf(text: string, program: Command): string[] {
  try {
    return readObjectNames(text);
  } catch (error) {
    return program.error(
      `SERVICES_TOOLKIT_OPERATOR_NAMESPACES is '${text}'. ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

function partsOf(names: string | undefined, program: Command): readonly Part[] {
  if (names === undefined) {
    return defaultParts;
  }
  const wanted = names.split(',').map(name => name.trim());
  const unknown = wanted.find(
    name => !allParts.some(part => part.name === name),
  );
  if (unknown !== undefined) {
    program.error(
      `--parts has to name parts (${namesOf(allParts)}), not "${unknown}"`,
    );
  }
  return allParts.filter(({ name }) => wanted.includes(name));
}
