import {
  builtinResourceTypes,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isNotFound,
  type KubernetesClient,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';
import { parse } from 'yaml';
import type { ConfigMap } from '../kinds/objects';

/** How the other side reaches the API server of this cluster, as far as anybody has said it. */
export interface Endpoint {
  server?: string;
  /** PEM in Base64. */
  caData?: string;
}

/** What the link itself says, else what the cluster says to everybody. */
export async function readEndpoint(
  client: KubernetesClient,
  { metadata: { namespace = '' }, spec }: UpstreamClusterLink,
): Promise<Endpoint> {
  const { server, certificateAuthorityData } = spec.kubeconfig ?? {};
  const info = server === undefined ? await readClusterInfo(client) : {};
  const address = server ?? info.server;
  const caData =
    certificateAuthorityData?.replace(/\s/g, '') ??
    info.caData ??
    (await readRootAuthority(client, namespace));
  return {
    ...(address !== undefined && { server: address }),
    ...(caData !== undefined && { caData }),
  };
}

/** The kubeconfig without users that kubeadm, and what is built with it, leaves for those who join. */
async function readClusterInfo(client: KubernetesClient): Promise<Endpoint> {
  const data = await readConfigMap(client, {
    namespace: 'kube-public',
    name: 'cluster-info',
  });
  try {
    const { clusters } = parse(data?.kubeconfig ?? '');
    const { cluster } = clusters[0];
    const caData: unknown = cluster['certificate-authority-data'];
    return {
      ...(/^https:\/\/[^/?#@\s]+/.test(cluster.server) && {
        server: String(cluster.server),
      }),
      ...(typeof caData === 'string' && { caData }),
    };
  } catch {
    // There is none, or something else has the name.
    return {};
  }
}

/** What Kubernetes puts into every namespace, for its Pods. */
async function readRootAuthority(
  client: KubernetesClient,
  namespace: string,
): Promise<string | undefined> {
  const data = await readConfigMap(client, {
    namespace,
    name: 'kube-root-ca.crt',
  });
  const pem = data?.['ca.crt'];
  return pem === undefined ? undefined : Buffer.from(pem).toString('base64');
}

async function readConfigMap(
  client: KubernetesClient,
  key: ObjectKey,
): Promise<ConfigMap['data']> {
  try {
    const { data } = await client.get<ConfigMap>(
      builtinResourceTypes.configMaps,
      key,
    );
    return data;
  } catch (error) {
    if (isNotFound(error) || isForbidden(error)) {
      return undefined;
    }
    throw error;
  }
}
