import path from 'node:path';
import { kubectl } from './kubectl';
import { untilClaimsAreTaken } from './untilClaimsAreTaken';
import { untilKindsAreServed } from './untilKindsAreServed';

// eslint-disable-next-line no-restricted-syntax -- always run from the sources
const deploy = path.resolve(__dirname, '../../../deploy');

/**
 * Applies `deploy/` with `deploy/requester`, and resolves when the API server takes claims.
 *
 * The CRDs come first, and the rest once they are served: an API server remembers for 30 s which kinds there are when it
 * meets the first admission policy, and until then refuses claims whose kind is not among them.
 *
 * kubectl does not validate the manifests, for which it would read what the API server says of each of its kinds: that took
 * more than half of its time.
 */
export async function applyDeploy(kubeconfig: string): Promise<void> {
  const apply = (folder: string) =>
    kubectl(['apply', '--validate=false', '-k', path.join(deploy, folder)], {
      kubeconfig,
    });
  await apply('crds');
  await untilKindsAreServed(kubeconfig);
  await apply('.');
  await apply('requester');
  await untilClaimsAreTaken(kubeconfig);
}
