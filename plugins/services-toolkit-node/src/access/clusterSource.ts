import type { KubeConfigSource } from '@services-toolkit/kubernetes-runtime';
import type { ClusterConfig } from '../config/readClustersConfig';
import { describedInCatalog } from './describedInCatalog';
import type { PortalAccess } from './PortalAccess';
import { throughKubernetesPlugin } from './throughKubernetesPlugin';

/** Where a client finds a cluster, and with which credentials. */
export async function clusterSource(
  { connection, name }: Pick<ClusterConfig, 'connection' | 'name'>,
  portal: () => PortalAccess,
): Promise<KubeConfigSource> {
  switch (connection.kind) {
    case 'proxy':
      return { provide: throughKubernetesPlugin(name, portal()) };
    case 'catalog':
      return { provide: describedInCatalog(name, connection, portal()) };
    default: {
      const { server, caData, caFile, skipTLSVerify, token, tokenFile } =
        connection;
      return {
        cluster: {
          ...{ name, server, skipTLSVerify },
          ...(caData && { caData }),
          ...(caFile && { caFile }),
        },
        ...(token && { token }),
        ...(tokenFile && { tokenFile }),
      };
    }
  }
}
