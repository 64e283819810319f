import { apiVersionOf, resourceTypes } from '@services-toolkit/kubernetes-api';
import { buildLink } from '../buildLink';
import type { ClaimObservation } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';

export function claimLink(
  diagnosed: DiagnosedClaim,
  { claim, claimEvents }: ClaimObservation,
): DiagnosisLink {
  const { metadata, kind } = diagnosed.claim;
  const { name = '', namespace } = metadata;
  const link = buildLink('claim', findClaim(diagnosed), {
    ref: {
      apiVersion: apiVersionOf(resourceTypes.classClaims),
      kind,
      name,
      ...(namespace && { namespace }),
    },
    sighting: { kind: 'found', value: claim },
    events: claimEvents,
  });
  return { ...link, title: `Claim ${name}` };
}

function findClaim(diagnosed: DiagnosedClaim): Finding {
  const { claim, summary, blamed, ready } = diagnosed;
  const { creationTimestamp, deletionTimestamp } = claim.metadata;
  const created = creationTimestamp && { since: creationTimestamp };
  if (deletionTimestamp) {
    return {
      state: 'waiting',
      sentence: summary.sentence,
      move: summary.move,
      since: deletionTimestamp,
    };
  }
  if (!ready && !blamed) {
    return {
      state: 'waiting',
      sentence: summary.sentence,
      move: summary.move,
      ...created,
    };
  }
  return (
    blameOf(diagnosed, 'claim') ?? {
      state: 'ok',
      sentence: `${diagnosed.words} is in order.`,
      move: 'none',
      ...created,
    }
  );
}
