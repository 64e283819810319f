import { eventually } from './eventually';
import { kubectl } from './kubectl';

const aClaim = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  metadata: { name: 'would-be-admitted', namespace: 'default' },
  spec: { classRef: { name: 'any' } },
};

/**
 * Tries in dry run until a claim is admitted: an API server that has just started, or just learnt of our kinds, refuses
 * them for up to half a minute, because its admission policies look for kinds every 30 s. A policy that was just applied
 * is heeded only about a second later, so a claim counts only when `deploy/requester`, if it is there, has noted who
 * made it.
 *
 * @throws Error that ends with the API server's last words, after two minutes
 */
export async function untilClaimsAreTaken(kubeconfig: string): Promise<void> {
  await eventually(
    'the API server takes claims',
    async () => {
      const admitted = await kubectl(
        ['create', '--dry-run=server', '-f', '-', '-o', 'yaml'],
        { kubeconfig, input: aClaim },
      );
      if (
        admitted.includes('services.apps.tanzu.vmware.com/requested-by:') ||
        !(await notesRequesters(kubeconfig))
      ) {
        return true;
      }
      throw new Error(`deploy/requester is not heeded yet:\n${admitted}`);
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
}

async function notesRequesters(kubeconfig: string): Promise<boolean> {
  try {
    await kubectl(
      ['get', 'mutatingadmissionpolicybinding', 'services-toolkit-requester'],
      { kubeconfig },
    );
    return true;
  } catch {
    // Not applied, or an API server that does not have the kind.
    return false;
  }
}
