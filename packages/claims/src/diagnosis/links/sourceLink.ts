import { asSentence } from '../../english/asSentence';
import { readCompositeDefinition } from '../../crossplane/readCompositeDefinition';
import {
  type ClusterInstanceClass,
  type ClusterInstanceClassReason,
  getCondition,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { buildEmptyLink, buildLink } from '../buildLink';
import { calledObject } from '../calledObject';
import type { Observed } from '../ClaimObservation';
import type { DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';
import { recentEvents } from '../recentEvents';
import { soundObject } from '../soundObject';
import { soundConditions } from '../soundConditions';

/** The XRD or the template that instances are made from. */
export function sourceLink(
  diagnosed: DiagnosedClaim,
  observed: Observed,
): DiagnosisLink {
  const finding = findSource(observed);
  return buildLink(
    'source',
    diagnosed.independent && finding.state === 'failed'
      ? {
          ...finding,
          state: 'ok',
          sentence: `${finding.sentence} This claim has its instance already.`,
          move: 'none',
        }
      : finding,
    observed,
  );
}

/** The pool that instances are picked from, which is no object of its own. */
export function poolLink(instanceClass: ClusterInstanceClass): DiagnosisLink {
  const { kind = '', group } = instanceClass.spec?.pool ?? {};
  const ready = getCondition(soundConditions(instanceClass), 'Ready');
  const reasons: readonly (ClusterInstanceClassReason | undefined)[] = [
    'PooledResourceNotFound',
    'PoolSelectorNotSupported',
  ];
  const isBroken =
    ready?.status === 'False' && (reasons as unknown[]).includes(ready.reason);
  const what = `${kind} objects${group ? ` (${group})` : ''}`;
  return buildEmptyLink(
    'source',
    `Pool of ${kind}`,
    isBroken
      ? {
          state: 'failed',
          sentence: `Instances are to be picked from ${what}, which does not work. ${asSentence(
            ready.message,
          )} The platform team has to repair the class.`,
          move: 'operator',
          ...(ready.lastTransitionTime && { since: ready.lastTransitionTime }),
        }
      : {
          state: 'ok',
          sentence: `Instances are picked from ${what} that exist, are free, and are open to the claim's namespace.`,
          move: 'none',
        },
  );
}

function findSource({ ref, sighting, events }: Observed): Finding {
  const what = calledObject(ref);
  if (sighting.kind === 'absent') {
    return broken(`There is no ${ref.kind} "${ref.name}".`);
  }
  if (sighting.kind !== 'found') {
    return findUnseen(what, sighting);
  }
  return ref.kind === 'CompositeResourceDefinition'
    ? findDefinition(what, sighting.value, refusalOf(events))
    : findTemplate(what, sighting.value);
}

/** Why Crossplane refuses a definition stands in its Events only. */
function refusalOf(events: Observed['events']): string | undefined {
  return recentEvents(events).find(
    ({ type, message }) => type === 'Warning' && message !== '',
  )?.message;
}

function findDefinition(
  what: string,
  xrd: KubernetesObject,
  refusal: string | undefined,
): Finding {
  const reading = readCompositeDefinition(soundObject(xrd));
  if (reading.kind === 'invalid') {
    return broken(`Nothing can be made from ${what}: ${reading.message}.`);
  }
  const { established } = reading.definition;
  return established.kind === 'yes'
    ? inOrder(what)
    : broken(
        refusal
          ? `Crossplane has refused ${what}: ${asSentence(refusal)}`
          : `Crossplane does not serve ${what} yet: ${established.message}.`,
      );
}

function findTemplate(what: string, template: KubernetesObject): Finding {
  const ready = getCondition(soundConditions(template), 'Ready');
  const since = ready?.lastTransitionTime && {
    since: ready.lastTransitionTime,
  };
  if (ready?.status === 'False') {
    const said = asSentence(ready.message || ready.reason);
    return { ...broken(`Nothing can be made from ${what}. ${said}`), ...since };
  }
  return ready?.status === 'True'
    ? { ...inOrder(what), ...since }
    : {
        state: 'waiting',
        sentence: `It has not been looked at yet whether ${what} is right. This goes on by itself.`,
        move: 'wait',
      };
}

function inOrder(what: string): Finding {
  return {
    state: 'ok',
    sentence: `Instances are made from ${what}.`,
    move: 'none',
  };
}

function broken(fact: string): Finding {
  return {
    state: 'failed',
    sentence: `${fact} The platform team has to see to it.`,
    move: 'operator',
  };
}
