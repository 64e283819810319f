import { KubeConfigError } from '../errors/KubeConfigError';
import type { Credentials, CredentialSource } from './Credentials';
import type { KubeConfigSource, ProvidedAccess } from './KubeConfigSource';
import { kubeConfigCredentials } from './kubeConfigCredentials';
import {
  certificateAuthorities,
  readAuthorityFile,
  readCredentialFile,
} from './readCredentialFile';

const serviceAccountDirectory = '/var/run/secrets/kubernetes.io/serviceaccount';

export function credentialSource(source: KubeConfigSource): CredentialSource {
  if ('file' in source) {
    return kubeConfigCredentials(source.file, source.context);
  }
  if ('inCluster' in source) {
    return inClusterCredentials();
  }
  if ('provide' in source) {
    return providedCredentials(source.provide);
  }
  return clusterCredentials(source);
}

function providedCredentials(
  provide: () => Promise<ProvidedAccess>,
): CredentialSource {
  return async () => {
    const { server, caData, skipTLSVerify, headers } = await provide();
    return { ...connectionTo(server, caData, skipTLSVerify), headers };
  };
}

function inClusterCredentials(): CredentialSource {
  return async () => {
    const host = process.env.KUBERNETES_SERVICE_HOST;
    const port = process.env.KUBERNETES_SERVICE_PORT;
    if (!host || !port) {
      throw new KubeConfigError(
        'This process does not run in a pod of a Kubernetes cluster (KUBERNETES_SERVICE_HOST is not set): give it a kubeconfig.',
      );
    }
    const token = await readCredentialFile(
      `${serviceAccountDirectory}/token`,
      'token of the ServiceAccount',
    );
    return {
      server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
      ca: await readAuthorityFile(`${serviceAccountDirectory}/ca.crt`),
      headers: { authorization: `Bearer ${token.trim()}` },
    };
  };
}

function clusterCredentials(
  source: Extract<KubeConfigSource, { cluster: object }>,
): CredentialSource {
  const { name, server, caData, caFile, skipTLSVerify } = source.cluster;
  if (!URL.canParse(server)) {
    throw new KubeConfigError(
      `The address of the cluster ${name} is not a URL: set it to something like https://host:6443.`,
    );
  }
  return async (): Promise<Credentials> => {
    const token = source.tokenFile
      ? (
          await readCredentialFile(
            source.tokenFile,
            `token for the cluster ${name}`,
          )
        ).trim()
      : source.token;
    return {
      ...connectionTo(server, caData, skipTLSVerify),
      ...(caFile !== undefined &&
        !skipTLSVerify && { ca: await readAuthorityFile(caFile) }),
      headers: { ...(token && { authorization: `Bearer ${token}` }) },
    };
  };
}

function connectionTo(
  server: string,
  caData: string | undefined,
  skipTLSVerify: boolean | undefined,
): Omit<Credentials, 'headers'> {
  const base = { server: server.replace(/\/+$/, '') };
  if (skipTLSVerify) {
    return { ...base, rejectUnauthorized: false };
  }
  return caData === undefined
    ? base
    : {
        ...base,
        ca: certificateAuthorities(
          Buffer.from(caData, 'base64').toString('utf8'),
          `The CA data for ${base.server}`,
        ),
      };
}
