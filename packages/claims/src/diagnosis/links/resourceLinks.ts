import { message, namedObject } from '../../messages/Message';
import { buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import type { DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { explainObject } from '../explainObject';
import { findUnseen } from '../findUnseen';
import { sanitizeObject } from '../sanitizeObject';

/** What the instance is made of. */
export function resourceLinks(
  { claim }: DiagnosedClaim,
  resources: readonly Observed[],
): DiagnosisLink[] {
  const { namespace } = claim.metadata;
  return resources.map(observed =>
    buildLink('resource', findResource(observed, namespace), observed),
  );
}

function findResource(
  { ref, readResult }: Observed,
  namespace: string | undefined,
): Finding {
  const object = namedObject(ref, namespace);
  if (readResult.kind === 'found') {
    return explainObject(sanitizeObject(readResult.value), namespace);
  }
  return readResult.kind === 'absent'
    ? {
        state: 'waiting',
        messages: [message('instanceAwaited', { object })],
        move: 'wait',
      }
    : findUnseen({ object }, readResult);
}
