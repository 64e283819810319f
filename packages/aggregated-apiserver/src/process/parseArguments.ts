import { InvalidArgumentError, Option, type Command } from 'commander';
import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';
import {
  clusterOptions,
  createProgram,
  kubeConfigOf,
  logLevelOption,
  objectNameOption,
  portOption,
  readArguments,
  type LogLevel,
} from '@services-toolkit/kubernetes-runtime/process';

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
  /** What is served. */
  parts: readonly ServedPart[];
  /** Who collects garbage, and empties namespaces, in this cluster. */
  collectors: readonly string[];
  logLevel: LogLevel;
}

/** The groups that can be served: of claims, and those of other clusters. */
const servedParts = ['claims', 'projection'] as const;
type ServedPart = (typeof servedParts)[number];

interface Given {
  kubeconfig?: string;
  context?: string;
  namespace: string;
  service: string;
  port: number;
  bindAddress?: string;
  tlsCertFile?: string;
  tlsPrivateKeyFile?: string;
  parts: ServedPart[];
  collectors: string[];
  logLevel: LogLevel;
}

const defaultCollectors = [
  'system:kube-controller-manager',
  'system:serviceaccount:kube-system:generic-garbage-collector',
  'system:serviceaccount:kube-system:namespace-controller',
];

function readParts(text: string): ServedPart[] {
  const names = text.split(',').filter(Boolean);
  const parts = servedParts.filter(one => names.includes(one));
  if (parts.length === 0 || parts.length !== new Set(names).size) {
    throw new InvalidArgumentError(
      `It has to be one or more of ${servedParts.join(', ')}.`,
    );
  }
  return parts;
}

const declareProgram = (): Command =>
  createProgram('apiserver', [
    ...clusterOptions(),
    objectNameOption(
      '--namespace <name>',
      "of the controllers' Leases, and of our Service and certificate",
    ).default('services-toolkit'),
    objectNameOption(
      '--service <name>',
      'the Service that the APIService names',
    ).default('services-toolkit-apiserver'),
    portOption('--port <port>', 'to serve on, 0 for any free one').default(
      8443,
    ),
    new Option('--bind-address <address>', 'to serve on (default: all)'),
    new Option(
      '--tls-cert-file <file>',
      'the serving certificate (default: one of our own making, kept in a Secret that is named as the Service with ' +
        '"-tls", its authority written into the APIService)',
    ),
    new Option('--tls-private-key-file <file>', 'the key of that certificate'),
    new Option('--parts <names>', 'what is served, separated by commas')
      .argParser(readParts)
      .default(['claims'], 'claims'),
    new Option(
      '--collectors <users>',
      "Kubernetes' own controllers that delete here, separated by commas: they must not act on what lives in another cluster",
    )
      .argParser(text => text.split(',').filter(Boolean))
      .default(
        [...defaultCollectors],
        'the garbage collector, the namespace controller and kube-controller-manager',
      ),
    logLevelOption(),
  ]);

/** @throws UsageError */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProcessOptions {
  const program = declareProgram();
  return readArguments(program, argv, (given: Given) => {
    const { tlsCertFile: certFile, tlsPrivateKeyFile: keyFile } = given;
    if ((certFile === undefined) !== (keyFile === undefined)) {
      program.error(
        '--tls-cert-file and --tls-private-key-file need each other',
      );
    }
    return {
      kubeConfig: kubeConfigOf(given, environment, program),
      namespace: given.namespace,
      service: given.service,
      port: given.port,
      host: given.bindAddress,
      certificateFiles:
        certFile !== undefined && keyFile !== undefined
          ? { certFile, keyFile }
          : undefined,
      parts: given.parts,
      collectors: given.collectors,
      logLevel: given.logLevel,
    };
  });
}
