import { isDeepStrictEqual } from 'node:util';
import {
  classClaimConditions,
  getCondition,
  guaranteesMet,
  type ClassClaim,
  type ClassClaimConditionType,
  type ClassClaimEventReason,
  type ClassClaimReason,
  type ClassClaimStatus,
} from '@services-toolkit/kubernetes-api';
import {
  observedGenerationOf,
  statusConditions,
  type Findings,
} from '../../../../runtime/statusConditions';
import { withProgress } from '../../rules/withProgress';

export type ClassClaimFindings = Findings<
  ClassClaimConditionType,
  ClassClaimConditionType | ClassClaimReason
>;

/** An Event to be recorded once the status has been written. */
export interface ClaimEvent {
  type: 'Normal' | 'Warning';
  reason: ClassClaimEventReason;
  message: string;
}

/** The status, if it is not what the claim says already. */
export type StatusStep =
  | { kind: 'nothing' }
  | { kind: 'writeStatus'; status: ClassClaimStatus; event?: ClaimEvent };

/** Ready is the first condition that does not hold, where nothing else was said about it. */
export function nextStatus(
  claim: ClassClaim,
  findings: ClassClaimFindings,
  rest: Pick<
    ClassClaimStatus,
    | 'binding'
    | 'classRef'
    | 'prunedParameters'
    | 'resourceRef'
    | 'provisionedResourceRef'
    | 'provisionedResources'
    | 'provisionedBy'
  >,
  now: Date,
  event?: ClaimEvent,
): StatusStep {
  const failing = classClaimConditions
    .map(type => findings[type])
    .find(finding => finding !== undefined && finding.status !== 'True');
  const { provisionedResourceRef, provisionedResources, provisionedBy } =
    claim.status ?? {};
  const { classRef } = claim.status ?? {};
  const promises = getCondition(claim.status?.conditions, guaranteesMet);
  const desired: ClassClaimStatus = {
    ...observedGenerationOf(claim),
    conditions: withProgress(
      claim,
      [
        ...statusConditions(
          classClaimConditions,
          {
            ...findings,
            ...(failing && !findings.Ready && { Ready: failing }),
          },
          claim,
          now,
        ),
        // What it says by now is added to every step: see withGuarantees.
        ...(promises ? [promises] : []),
      ],
      findings.Ready ?? failing,
      now,
    ),
    ...(classRef && { classRef }),
    ...(provisionedResourceRef && { provisionedResourceRef }),
    ...(provisionedResources && { provisionedResources }),
    ...(provisionedBy && { provisionedBy }),
    ...rest,
  };
  if (isDeepStrictEqual(desired, claim.status)) {
    return { kind: 'nothing' };
  }
  const reasonBefore = getCondition(claim.status?.conditions, 'Ready')?.reason;
  const isNews = failing === undefined || failing.reason !== reasonBefore;
  return {
    kind: 'writeStatus',
    status: desired,
    ...(event && isNews && { event }),
  };
}
