import {
  annotations,
  builtinResourceTypes,
  getCondition,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { refusalOf } from '../reading/refusalOf';
import { recordedPerson } from '../rules/recordedPerson';

/** Whether the one who made a claim, or chose its class since, may claim from that class. */
export type Authorization =
  | { kind: 'allowed' }
  | { kind: 'denied'; message: string };

/** The API server's admission policy knows a class at the latest so long after it was made. */
const policyLagMs = 10_000;

/** Timestamps have no fractions of seconds. */
const timestampErrorMs = 1_000;

interface SubjectAccessReview extends KubernetesObject {
  spec: {
    user: string;
    groups: readonly string[];
    resourceAttributes: Record<string, string>;
  };
  status?: { allowed?: boolean; reason?: string };
}

/**
 * Asks, for the one who is recorded as having made the claim or chosen its class since, where the API server's admission
 * policy may not have: it judges a claim by the classes that it knows at that moment, as what they are then.
 */
export async function authorize(
  client: Pick<KubernetesClient, 'create'>,
  claim: ClassClaim,
  instanceClass: ClusterInstanceClass,
): Promise<Authorization> {
  const need = needOf(claim, instanceClass);
  const requester = recordedPerson(claim.metadata.annotations, {
    user: annotations.requestedBy,
    groups: annotations.requestedByGroups,
  });
  if (need === 'none' || (need === 'ifRecorded' && !requester)) {
    return { kind: 'allowed' };
  }
  const name = instanceClass.metadata.name ?? '';
  if (!requester) {
    return denied(
      `The claim was made before its class "${name}" was known, and it is not recorded by whom`,
    );
  }
  const { user, groups } = requester;
  try {
    const review = await client.create<SubjectAccessReview>(
      builtinResourceTypes.subjectAccessReviews,
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        metadata: {},
        spec: {
          user,
          groups,
          resourceAttributes: {
            group: resourceTypes.clusterInstanceClasses.group,
            resource: resourceTypes.clusterInstanceClasses.plural,
            verb: 'claim',
            name,
          },
        },
      },
    );
    return review.status?.allowed
      ? { kind: 'allowed' }
      : denied(
          `user '${user}' cannot 'claim' from clusterinstanceclass '${name}'`,
        );
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return denied(
      `Whether user '${user}' may claim from clusterinstanceclass '${name}' could not be checked: ${refusal.message}`,
    );
  }
}

function needOf(
  { metadata, status }: ClassClaim,
  instanceClass: ClusterInstanceClass,
): 'none' | 'ifRecorded' | 'always' {
  const claimed = Date.parse(metadata.creationTimestamp ?? '');
  const offered = Date.parse(instanceClass.metadata.creationTimestamp ?? '');
  if (!(claimed - offered >= policyLagMs + timestampErrorMs)) {
    return 'always';
  }
  // It has waited for an instance of a pool: its class was changed since.
  const reason = getCondition(
    status?.conditions,
    'ResourceClaimCreated',
  )?.reason;
  if (
    reason === 'NoClaimableInstances' ||
    reason === 'UnableToQueryClaimableInstances' ||
    reason === 'UnableToCreateResourceClaim'
  ) {
    return 'always';
  }
  // A class that was edited may have been a pool when the policy looked at it.
  return (instanceClass.metadata.generation ?? 1) > 1 ? 'ifRecorded' : 'none';
}

function denied(why: string): Authorization {
  return {
    kind: 'denied',
    message: `${why}. Let somebody who may claim from the class delete the claim and create it again; an administrator can grant the verb claim with a ResourceClassAccessBinding`,
  };
}
