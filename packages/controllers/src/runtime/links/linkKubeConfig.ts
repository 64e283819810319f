import { projection } from '@services-toolkit/kubernetes-api';
import { stringify } from 'yaml';

/** How a link reaches its service cluster. */
export interface LinkAccess {
  server: string;
  /** PEM in Base64. */
  caData?: string;
  token: string;
}

/** The same as a client takes it. */
export function providedAccess({ server, caData, token }: LinkAccess) {
  return {
    server,
    ...(caData !== undefined && { caData }),
    headers: { authorization: `Bearer ${token}` },
  };
}

/** A kubeconfig with everything in it, and nothing that its reader would have to open or to run. */
export function linkKubeConfig(
  { server, caData, token }: LinkAccess,
  namespace: string,
): string {
  const name = 'services';
  const user = projection.serviceAccount;
  return stringify({
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': name },
    clusters: [
      {
        name,
        cluster: {
          server,
          ...(caData !== undefined && { 'certificate-authority-data': caData }),
        },
      },
    ],
    contexts: [{ name, context: { cluster: name, user, namespace } }],
    users: [{ name: user, user: { token } }],
  });
}
