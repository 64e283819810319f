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
  const { readResult } = observed;
  const link = buildLink('secret', findSecret(observed, blame), observed);
  return readResult.kind === 'found'
    ? { ...link, keys: [...readResult.value.keys].sort() }
    : link;
}

function findSecret(
  { ref, readResult }: Observed<SecretFacts>,
  blame: Finding | undefined,
): Finding {
  const object = namedObject(ref, ref.namespace);
  if (readResult.kind === 'absent') {
    return (
      blame ?? {
        state: 'failed',
        messages: [message('credentialsGone', { object })],
        move: 'operator',
      }
    );
  }
  if (readResult.kind !== 'found') {
    return findUnseen({ object }, readResult, blame);
  }
  const { creationTimestamp } = readResult.value.metadata;
  return (
    blame ?? {
      state: 'ok',
      messages: [message('credentialsIn', { object })],
      move: 'none',
      ...(creationTimestamp && { since: creationTimestamp }),
    }
  );
}
