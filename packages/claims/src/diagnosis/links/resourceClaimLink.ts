import { summarizeClaim } from '../../summary/summarizeClaim';
import {
  getCondition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { buildEmptyLink, buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';
import { soundObject } from '../soundObject';

/** What a ClassClaim reserves its instance with. */
export function resourceClaimLink(
  diagnosed: DiagnosedClaim,
  observed: Observed<ResourceClaim> | undefined,
): DiagnosisLink {
  const link = observed
    ? buildLink('resourceClaim', find(diagnosed, observed), observed)
    : buildEmptyLink(
        'resourceClaim',
        'Reservation',
        blameOf(diagnosed, 'resourceClaim') ?? notReached(),
      );
  return { ...link, title: 'Reservation' };
}

function find(
  diagnosed: DiagnosedClaim,
  { sighting }: Observed<ResourceClaim>,
): Finding {
  const blame = blameOf(diagnosed, 'resourceClaim');
  if (sighting.kind === 'absent') {
    return blame ?? notReached();
  }
  if (sighting.kind !== 'found') {
    const what =
      'the reservation (resourceclaims.services.apps.tanzu.vmware.com)';
    return findUnseen(what, sighting, blame);
  }
  const resourceClaim = soundObject(sighting.value);
  const ready = getCondition(resourceClaim.status?.conditions, 'Ready');
  const since = ready?.lastTransitionTime && {
    since: ready.lastTransitionTime,
  };
  const { state, sentence, move } = summarizeClaim(resourceClaim);
  if (state === 'ready') {
    return {
      state: 'ok',
      sentence: 'The instance is reserved for this claim alone.',
      move: 'none',
      ...since,
    };
  }
  return (
    blame ?? {
      // What holds it up at another link is told there.
      state: state === 'failed' && !diagnosed.blamed ? 'failed' : 'waiting',
      sentence,
      move,
      ...since,
    }
  );
}

function notReached(): Finding {
  return {
    state: 'notReached',
    sentence: 'No instance has been reserved yet.',
    move: 'none',
  };
}
