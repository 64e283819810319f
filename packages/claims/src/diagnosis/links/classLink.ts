import {
  getCondition,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { message } from '../../messages/Message';
import type { MessageCode } from '../../messages/sentences';
import { buildEmptyLink, buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';
import { sanitizeConditions } from '../sanitizeConditions';

export function classLink(
  diagnosed: DiagnosedClaim,
  observed: Observed<ClusterInstanceClass>,
): DiagnosisLink {
  return buildLink('class', findClass(diagnosed, observed), observed);
}

/** Where a claim by need waits: no class has what it asks for yet. */
export function missingClassLink(diagnosed: DiagnosedClaim): DiagnosisLink[] {
  const blame = blameOf(diagnosed, 'class');
  return blame ? [buildEmptyLink('class', blame)] : [];
}

function findClass(
  diagnosed: DiagnosedClaim,
  { ref, readResult }: Observed<ClusterInstanceClass>,
): Finding {
  const say = (code: MessageCode, quote?: string) => [
    message(code, {
      values: { className: ref.name },
      ...(quote && { quote }),
    }),
  ];
  const notNeeded = (code: MessageCode): Finding => ({
    state: 'ok',
    messages: say(code),
    move: 'none',
  });
  const blame = blameOf(diagnosed, 'class');
  if (readResult.kind === 'absent') {
    return diagnosed.independent
      ? notNeeded('classGoneUnneeded')
      : {
          state: 'failed',
          messages: say('classMissing'),
          move: 'claimant',
          ...(blame?.since && { since: blame.since }),
        };
  }
  if (readResult.kind !== 'found') {
    const { kind, name } = ref;
    return findUnseen({ object: { kind, name } }, readResult, blame);
  }
  const ready = getCondition(sanitizeConditions(readResult.value), 'Ready');
  const since = ready?.lastTransitionTime && {
    since: ready.lastTransitionTime,
  };
  if (ready?.status === 'True') {
    return (
      blame ?? {
        state: 'ok',
        messages: say('classReady'),
        move: 'none',
        ...since,
      }
    );
  }
  if (diagnosed.independent) {
    return notNeeded('classNotReadyUnneeded');
  }
  return ready?.status === 'False'
    ? {
        state: 'failed',
        messages: say('classNotReady', ready.message || ready.reason),
        move: 'operator',
        ...since,
      }
    : { state: 'waiting', messages: say('classNew'), move: 'wait' };
}
