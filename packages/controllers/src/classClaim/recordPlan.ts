import {
  finalizers,
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { hasProvisionFinalizer } from '../provisioning/isPlanned';
import type { ClassClaimStep } from './decide';

/**
 * Writes to a claim what its deletion will need, at the version that was looked at: the finalizer and the annotation,
 * then the status. A crash in between leaves a claim that is planned anew.
 */
export async function recordPlan(
  client: Pick<KubernetesClient, 'patch' | 'update'>,
  claim: ClassClaim,
  {
    annotation,
    origin,
    status,
  }: Extract<ClassClaimStep, { kind: 'recordPlan' }>,
): Promise<ClassClaim> {
  const { name = '', namespace = '', resourceVersion } = claim.metadata;
  const isMarked =
    hasProvisionFinalizer(claim) &&
    claim.metadata.annotations?.[annotation] === origin;
  const marked = isMarked
    ? claim
    : await client.patch<ClassClaim>(
        resourceTypes.classClaims,
        { name, namespace },
        {
          metadata: {
            resourceVersion,
            finalizers: [
              ...(claim.metadata.finalizers ?? []).filter(
                one => one !== finalizers.classClaimProvision,
              ),
              finalizers.classClaimProvision,
            ],
            annotations: { [annotation]: origin },
          },
        },
        { type: 'merge' },
      );
  return client.update(
    resourceTypes.classClaims,
    { ...marked, status },
    { subresource: 'status' },
  );
}
