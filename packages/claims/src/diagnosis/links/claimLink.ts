import { apiVersionOf, resourceTypes } from '@services-toolkit/kubernetes-api';
import { message } from '../../messages/Message';
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
  return buildLink('claim', findClaim(diagnosed), {
    ref: {
      apiVersion: apiVersionOf(resourceTypes.classClaims),
      kind,
      name,
      ...(namespace && { namespace }),
    },
    readResult: { kind: 'found', value: claim },
    events: claimEvents,
  });
}

function findClaim(diagnosed: DiagnosedClaim): Finding {
  const { claim, summary, blamed, ready } = diagnosed;
  const { messages, move } = summary;
  const { creationTimestamp, deletionTimestamp } = claim.metadata;
  const created = creationTimestamp && { since: creationTimestamp };
  if (deletionTimestamp) {
    return { state: 'waiting', messages, move, since: deletionTimestamp };
  }
  if (!ready && !blamed) {
    return { state: 'waiting', messages, move, ...created };
  }
  return (
    blameOf(diagnosed, 'claim') ?? {
      state: 'ok',
      messages: [message('claimFine')],
      move: 'none',
      ...created,
    }
  );
}
