import { kubectl } from '@services-toolkit/control-plane';
import type { DeployedAddress } from './deployControlPlane';

/** Reads from a cluster with `deploy/` applied what it takes to point a portal at it. */
export async function readAccess(
  kubeconfig: string,
): Promise<Pick<DeployedAddress, 'caData' | 'portalToken'>> {
  const certificate = 'clusters[0].cluster.certificate-authority-data';
  const [caData, portalToken] = await Promise.all([
    kubectl(['config', 'view', '--raw', '-o', `jsonpath={.${certificate}}`], {
      kubeconfig,
    }),
    kubectl(
      [
        ...['create', 'token', 'services-toolkit-portal'],
        '--namespace=services-toolkit',
      ],
      { kubeconfig },
    ),
  ]);
  return { caData, portalToken };
}
