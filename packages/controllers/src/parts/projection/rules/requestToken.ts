import { projection } from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

/** A day: an outage of some hours heals by itself, and a stolen token is of use no longer. */
const lifetimeSeconds = 86_400;

/** Asks a service cluster for a new token of a link's ServiceAccount. */
export async function requestToken(
  client: Pick<KubernetesClient, 'request'>,
  namespace: string,
): Promise<{ token: string; expirationTimestamp: string }> {
  const { status } = await client.request<{
    status: { token: string; expirationTimestamp: string };
  }>(
    'POST',
    `/api/v1/namespaces/${namespace}/serviceaccounts/${projection.serviceAccount}/token`,
    {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: lifetimeSeconds },
      },
    },
  );
  return status;
}
