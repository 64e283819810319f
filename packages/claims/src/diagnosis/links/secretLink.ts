import { message, namedObject } from '../../messages/Message';
import { buildEmptyLink, buildLink } from '../buildLink';
import type { Observed, SecretFacts } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';

/** The credentials. `observed` is absent while the claim names no Secret. */
export function secretLink(
  diagnosed: DiagnosedClaim,
  observed: Observed<SecretFacts> | undefined,
): DiagnosisLink {
  const blame = blameOf(diagnosed, 'secret');
  if (!observed) {
    return buildEmptyLink(
      'secret',
      blame ?? {
        state: 'notReached',
        messages: [message('noCredentialsYet')],
        move: 'none',
      },
    );
  }
  const { sighting } = observed;
  const link = buildLink('secret', findSecret(observed, blame), observed);
  return sighting.kind === 'found'
    ? { ...link, keys: [...sighting.value.keys].sort() }
    : link;
}

function findSecret(
  { ref, sighting }: Observed<SecretFacts>,
  blame: Finding | undefined,
): Finding {
  const object = namedObject(ref, ref.namespace);
  if (sighting.kind === 'absent') {
    return (
      blame ?? {
        state: 'failed',
        messages: [message('credentialsGone', { object })],
        move: 'operator',
      }
    );
  }
  if (sighting.kind !== 'found') {
    return findUnseen({ object }, sighting, blame);
  }
  const { creationTimestamp } = sighting.value.metadata;
  return (
    blame ?? {
      state: 'ok',
      messages: [message('credentialsIn', { object })],
      move: 'none',
      ...(creationTimestamp && { since: creationTimestamp }),
    }
  );
}
