import {
  annotations,
  getCondition,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import type { Access, AccessAttributes } from '../authorization/reviewAccess';
import {
  recordedPerson,
  type RecordedPerson,
} from '../authorization/recordedPerson';

/** Whether the one who made a claim, or chose its class since, may claim from that class. */
export type Authorization =
  | { kind: 'allowed' }
  | { kind: 'denied'; message: string };

/** Asks the API server what somebody may do. */
export type ReviewAccess = (
  person: RecordedPerson,
  access: AccessAttributes,
) => Promise<Access>;

/** The API server's admission policy knows a class at the latest so long after it was made. */
const policyLagMs = 10_000;

/** Timestamps have no fractions of seconds. */
const timestampErrorMs = 1_000;

/**
 * Asks, for the one who is recorded as having made the claim or chosen its class since, where the API server's admission
 * policy may not have: it judges a claim by the classes that it knows at that moment, as what they are then.
 */
export async function authorize(
  review: ReviewAccess,
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
      isByNeed(claim)
        ? `It is not recorded who made the claim, which has to be somebody who may claim from the class "${name}"`
        : `The claim was made before its class "${name}" was known, and it is not recorded by whom`,
    );
  }
  const access = await review(requester, {
    group: resourceTypes.clusterInstanceClasses.group,
    resource: resourceTypes.clusterInstanceClasses.plural,
    verb: 'claim',
    name,
  });
  switch (access.kind) {
    case 'allowed':
      return access;
    case 'denied':
      return denied(
        `user '${requester.user}' cannot 'claim' from clusterinstanceclass '${name}'`,
      );
    default:
      return denied(
        `Whether user '${requester.user}' may claim from clusterinstanceclass '${name}' could not be checked: ${access.message}`,
      );
  }
}

/** Which class it is that such a claim gets, the admission policy cannot know. */
function isByNeed({ spec, status }: ClassClaim): boolean {
  return spec.classSelector !== undefined || status?.classRef !== undefined;
}

function needOf(
  claim: ClassClaim,
  instanceClass: ClusterInstanceClass,
): 'none' | 'ifRecorded' | 'always' {
  const { metadata, status } = claim;
  if (isByNeed(claim)) {
    return 'always';
  }
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
