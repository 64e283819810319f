import { isUid } from '../../naming/isUid';
import { buildEmptyLink, buildLink } from '../buildLink';
import { calledObject } from '../calledObject';
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
      'Secret',
      blame ?? {
        state: 'notReached',
        sentence: 'There are no credentials yet.',
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
  const what = calledObject(ref, ref.namespace);
  if (sighting.kind === 'absent') {
    return (
      blame ?? {
        state: 'failed',
        sentence: `The credentials are gone: there is no ${
          isUid(ref.name) ? 'such Secret' : `Secret "${ref.name}"`
        } in the namespace "${
          ref.namespace
        }". The platform team has to see to it.`,
        move: 'operator',
      }
    );
  }
  if (sighting.kind !== 'found') {
    return findUnseen(what, sighting, blame);
  }
  const { creationTimestamp } = sighting.value.metadata;
  return (
    blame ?? {
      state: 'ok',
      sentence: `The credentials are in ${what}.`,
      move: 'none',
      ...(creationTimestamp && { since: creationTimestamp }),
    }
  );
}
