import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';
import {
  Arguments,
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
  logLevel: LogLevel;
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

const options = [
  ...(['kubeconfig', 'context', 'namespace', 'service'] as const),
  ...(['port', 'bind-address', 'log-level'] as const),
  ...(['tls-cert-file', 'tls-private-key-file'] as const),
];

/** @throws UsageError */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ProcessOptions {
  const given = new Arguments(argv, { options, usage });
  const certFile = given.get('tls-cert-file');
  const keyFile = given.get('tls-private-key-file');
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw given.refusal(
      '--tls-cert-file and --tls-private-key-file need each other',
    );
  }
  return {
    kubeConfig: given.kubeConfig(
      { file: 'kubeconfig', context: 'context' },
      environment,
    ),
    namespace: given.objectName('namespace', 'services-toolkit'),
    service: given.objectName('service', 'services-toolkit-apiserver'),
    port: given.port('port', 8443),
    host: given.get('bind-address'),
    certificateFiles:
      certFile !== undefined && keyFile !== undefined
        ? { certFile, keyFile }
        : undefined,
    logLevel: given.logLevel('log-level', 'info'),
  };
}
