import { asSentence } from '../../english/asSentence';
import {
  type ClusterInstanceClass,
  getCondition,
} from '@services-toolkit/kubernetes-api';
import { buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';
import { soundConditions } from '../soundConditions';

export function classLink(
  diagnosed: DiagnosedClaim,
  observed: Observed<ClusterInstanceClass>,
): DiagnosisLink {
  const { name } = observed.ref;
  const link = buildLink('class', findClass(diagnosed, observed), observed);
  return { ...link, title: `Class ${name}` };
}

function findClass(
  diagnosed: DiagnosedClaim,
  { ref, sighting }: Observed<ClusterInstanceClass>,
): Finding {
  const what = `the class "${ref.name}"`;
  const blame = blameOf(diagnosed, 'class');
  if (sighting.kind === 'absent') {
    return diagnosed.independent
      ? notNeeded(`There is no class "${ref.name}" any more.`)
      : {
          state: 'failed',
          sentence: `This cluster has no class "${ref.name}". Check the class's name in the claim, or ask the platform team to offer it here.`,
          move: 'claimant',
          ...(blame?.since && { since: blame.since }),
        };
  }
  if (sighting.kind !== 'found') {
    return findUnseen(what, sighting, blame);
  }
  const ready = getCondition(soundConditions(sighting.value), 'Ready');
  const since = ready?.lastTransitionTime && {
    since: ready.lastTransitionTime,
  };
  if (ready?.status === 'True') {
    return (
      blame ?? {
        state: 'ok',
        sentence: `The class "${ref.name}" is ready.`,
        move: 'none',
        ...since,
      }
    );
  }
  if (diagnosed.independent) {
    return notNeeded(`The class "${ref.name}" is not ready now.`);
  }
  return ready?.status === 'False'
    ? {
        state: 'failed',
        sentence: `The class "${
          ref.name
        }" is not ready, and the platform team has to repair it. ${asSentence(
          ready.message || ready.reason,
        )}`.trim(),
        move: 'operator',
        ...since,
      }
    : {
        state: 'waiting',
        sentence: `The class "${ref.name}" is new, and has not been looked at yet. This goes on by itself.`,
        move: 'wait',
      };
}

function notNeeded(fact: string): Finding {
  return {
    state: 'ok',
    sentence: `${fact} This claim has found its instance, and does not need it.`,
    move: 'none',
  };
}
