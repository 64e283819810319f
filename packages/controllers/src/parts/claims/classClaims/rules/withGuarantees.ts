import { isDeepStrictEqual } from 'node:util';
import {
  guaranteesMet,
  progressConditions,
  setCondition,
  type ClassClaimStatus,
} from '@services-toolkit/kubernetes-api';
import { observedGenerationOf } from '../../../../runtime/statusConditions';
import type { ClassClaimObservation, ClassClaimStep } from '../types';

/**
 * Adds to a step what is to be said of the promises that a claim by need rests upon; where nothing else is to be done, that is
 * the step. It changes nothing else about the claim: what it holds, it keeps.
 */
export function withGuarantees(
  step: ClassClaimStep,
  { claim, guarantees }: ClassClaimObservation,
  now: Date,
): ClassClaimStep {
  const told = (status: ClassClaimStatus): ClassClaimStatus => {
    const all = status.conditions ?? [];
    const others = all.filter(({ type }) => type !== guaranteesMet);
    const before = all.filter(({ type }) => type === guaranteesMet);
    if (!guarantees) {
      return before.length > 0 ? { ...status, conditions: others } : status;
    }
    const { status: met, reason, message } = guarantees;
    const conditions = [
      ...others.filter(({ type }) => !isProgress(type)),
      ...setCondition(
        before.slice(0, 1),
        {
          ...{ type: guaranteesMet, status: met, reason, message },
          ...observedGenerationOf(claim),
        },
        now,
      ),
      ...others.filter(({ type }) => isProgress(type)),
    ];
    return { ...status, conditions };
  };
  switch (step.kind) {
    case 'writeStatus':
    case 'settle':
    case 'recordPlan':
      return { ...step, status: told(step.status) };
    case 'nothing': {
      const { status } = claim;
      if (
        !status ||
        claim.metadata.deletionTimestamp !== undefined ||
        isDeepStrictEqual(told(status), status)
      ) {
        return step;
      }
      return { kind: 'writeStatus', status: told(status) };
    }
    default:
      return step;
  }
}

function isProgress(type: string): boolean {
  return progressConditions.some(one => one === type);
}
