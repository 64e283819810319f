import { describeNoMatch } from '@services-toolkit/offerings';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { fails, holds } from '../../../../runtime/statusConditions';
import type { Selection } from '../observeSelection';
import type { ClassClaimStep } from '../types';
import { nextStatus } from './nextStatus';

/**
 * The condition ClassMatched of a claim by need, until it is resolved. What it is resolved to is in its status before anything
 * else is done for it: a crash in between can never make it pick another plan.
 */
export function selectClass(
  claim: ClassClaim,
  selection: Selection,
  now: Date,
): ClassClaimStep {
  const unmatched = (message: string) =>
    nextStatus(
      claim,
      { ClassMatched: fails('NoMatchingClass', message) },
      {},
      now,
    );
  switch (selection.kind) {
    case 'pending':
      return { kind: 'nothing' };
    case 'othersTurn':
      return { kind: 'yield', className: selection.className };
    case 'notServed':
      return unmatched(
        'This cluster has no kind ClusterServiceOffering, which spec.classSelector chooses from. The operator has to apply its CustomResourceDefinition ("kubectl apply -k deploy/crds"), or name a class in spec.classRef instead',
      );
    case 'none':
      return unmatched(describeNoMatch(selection.plans));
    case 'chosen': {
      const { classRef, instanceUid } = selection;
      const next = nextStatus(
        claim,
        {
          ClassMatched: holds('ClassMatched', 'The class exists and is ready'),
        },
        { classRef },
        now,
        {
          type: 'Normal',
          reason: 'ClassSelected',
          message: `Plan "${classRef.plan}" of ClusterServiceOffering "${classRef.offering}" (class "${classRef.name}") was chosen for this claim`,
        },
      );
      return next.kind === 'nothing'
        ? next
        : { ...next, kind: 'resolve', ...(instanceUid && { instanceUid }) };
    }
    default:
      throw new TypeError(`Unknown selection: ${String(selection)}`);
  }
}
