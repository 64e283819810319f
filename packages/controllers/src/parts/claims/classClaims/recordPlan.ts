import {
  finalizers,
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { hasProvisionFinalizer } from '../provisioning/originOf';
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
  const isMarked =
    hasProvisionFinalizer(claim) &&
    claim.metadata.annotations?.[annotation] === origin;
  const marked = isMarked
    ? claim
    : await mark(client, claim, { annotations: { [annotation]: origin } });
  return client.update(
    resourceTypes.classClaims,
    { ...marked, status },
    { subresource: 'status' },
  );
}

/** What was made for a claim goes with it, also if somebody has removed the finalizer that sees to it. */
export async function restoreFinalizer(
  client: Pick<KubernetesClient, 'patch'>,
  claim: ClassClaim,
): Promise<ClassClaim> {
  return mark(client, claim, {});
}

function mark(
  client: Pick<KubernetesClient, 'patch'>,
  { metadata }: ClassClaim,
  more: { annotations?: Record<string, string> },
): Promise<ClassClaim> {
  const { name = '', namespace = '', resourceVersion } = metadata;
  const others = (metadata.finalizers ?? []).filter(
    one => one !== finalizers.classClaimProvision,
  );
  return client.patch<ClassClaim>(
    resourceTypes.classClaims,
    { name, namespace },
    {
      metadata: {
        resourceVersion,
        finalizers: [...others, finalizers.classClaimProvision],
        ...more,
      },
    },
    { type: 'merge' },
  );
}
