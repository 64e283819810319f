import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import type { ProxyConnection } from '../config/ClusterConnection';
import type { PortalAccess } from './PortalAccess';

/** The header in which the kubernetes plugin's proxy takes a token for the cluster: `authorization` is its own. */
export const proxiedTokenHeader = 'backstage-kubernetes-authorization';

/**
 * The proxy (http-proxy 1.18) keeps a watch open when the cluster behind it has died, so that only silence tells. The
 * API server breaks it at the end of each watch, which is therefore asked for in short.
 */
export function proxiedWatches({ watchSeconds }: ProxyConnection) {
  return {
    watchTimeoutSeconds: watchSeconds,
    watchIdleMs: (watchSeconds + 10) * 1_000,
  };
}

/**
 * Reaches a cluster through the kubernetes plugin, which knows where it is and has credentials for it
 * (`KubernetesProxy` of plugin-kubernetes-backend 0.21). The token is the plugin's that asks, and lives for an hour.
 */
export function throughKubernetesPlugin(
  cluster: string,
  { auth, discovery }: PortalAccess,
): () => Promise<ProvidedAccess> {
  return async () => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return {
      server: `${await discovery.getBaseUrl('kubernetes')}/proxy`,
      headers: {
        authorization: `Bearer ${token}`,
        'backstage-kubernetes-cluster': cluster,
      },
    };
  };
}
