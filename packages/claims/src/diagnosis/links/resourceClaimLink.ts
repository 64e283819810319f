import {
  getCondition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { message } from '../../messages/Message';
import { summarizeClaim } from '../../summary/summarizeClaim';
import { buildEmptyLink, buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';
import { sanitizeObject } from '../sanitizeObject';

/** What a ClassClaim reserves its instance with. */
export function resourceClaimLink(
  diagnosed: DiagnosedClaim,
  observed: Observed<ResourceClaim> | undefined,
): DiagnosisLink {
  return observed
    ? buildLink('resourceClaim', find(diagnosed, observed), observed)
    : buildEmptyLink(
        'resourceClaim',
        blameOf(diagnosed, 'resourceClaim') ?? notReached(),
      );
}

function find(
  diagnosed: DiagnosedClaim,
  { ref, readResult }: Observed<ResourceClaim>,
): Finding {
  const blame = blameOf(diagnosed, 'resourceClaim');
  if (readResult.kind === 'absent') {
    return blame ?? notReached();
  }
  if (readResult.kind !== 'found') {
    // Kubernetes has a kind of this name of its own.
    const kind = `ResourceClaim.${ref.apiVersion.split('/')[0]}`;
    return findUnseen({ object: { kind } }, readResult, blame);
  }
  const resourceClaim = sanitizeObject(readResult.value);
  const ready = getCondition(resourceClaim.status?.conditions, 'Ready');
  const since = ready?.lastTransitionTime && {
    since: ready.lastTransitionTime,
  };
  const { state, messages, move } = summarizeClaim(resourceClaim);
  if (state === 'ready') {
    return {
      state: 'ok',
      messages: [message('reserved')],
      move: 'none',
      ...since,
    };
  }
  return (
    blame ?? {
      // What holds it up at another link is told there.
      state: state === 'failed' && !diagnosed.blamed ? 'failed' : 'waiting',
      messages,
      move,
      ...since,
    }
  );
}

function notReached(): Finding {
  return {
    state: 'notReached',
    messages: [message('notReservedYet')],
    move: 'none',
  };
}
