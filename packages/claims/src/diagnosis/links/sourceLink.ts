import {
  getCondition,
  type ClusterInstanceClass,
  type ClusterInstanceClassReason,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { readCompositeDefinition } from '../../crossplane/readCompositeDefinition';
import { message, namedObject, type NamedObject } from '../../messages/Message';
import type { MessageCode } from '../../messages/sentences';
import { buildEmptyLink, buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import type { DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { findUnseen } from '../findUnseen';
import { recentEvents } from '../recentEvents';
import { sanitizeConditions } from '../sanitizeConditions';
import { sanitizeObject } from '../sanitizeObject';

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
          messages: [...finding.messages, message('hasInstance')],
          move: 'none',
        }
      : finding,
    observed,
  );
}

/** The pool that instances are picked from, which is no object of its own. */
export function poolLink(instanceClass: ClusterInstanceClass): DiagnosisLink {
  const { kind = '', group } = instanceClass.spec?.pool ?? {};
  const ready = getCondition(sanitizeConditions(instanceClass), 'Ready');
  const reasons: readonly (ClusterInstanceClassReason | undefined)[] = [
    'PooledResourceNotFound',
    'PoolSelectorNotSupported',
  ];
  const isBroken =
    ready?.status === 'False' && (reasons as unknown[]).includes(ready.reason);
  const values = { kind: group ? `${kind}.${group}` : kind };
  const finding: Finding = isBroken
    ? {
        state: 'failed',
        messages: [message('poolBroken', { values, quote: ready.message })],
        move: 'operator',
        ...(ready.lastTransitionTime && { since: ready.lastTransitionTime }),
      }
    : {
        state: 'ok',
        messages: [message('poolFine', { values })],
        move: 'none',
      };
  return { ...buildEmptyLink('source', finding), about: kind };
}

function findSource({ ref, readResult, events }: Observed): Finding {
  const object = namedObject(ref);
  if (readResult.kind === 'absent') {
    return broken('sourceMissing', object);
  }
  if (readResult.kind !== 'found') {
    return findUnseen({ object }, readResult);
  }
  return ref.kind === 'CompositeResourceDefinition'
    ? findDefinition(object, readResult.value, refusalOf(events))
    : findTemplate(object, readResult.value);
}

/** Why Crossplane refuses a definition stands in its Events only. */
function refusalOf(events: Observed['events']): string | undefined {
  return recentEvents(events).find(
    ({ type, message: words }) => type === 'Warning' && words !== '',
  )?.message;
}

function findDefinition(
  object: NamedObject,
  xrd: KubernetesObject,
  refusal: string | undefined,
): Finding {
  const reading = readCompositeDefinition(sanitizeObject(xrd));
  if (reading.kind === 'invalid') {
    return broken('sourceInvalid', object, reading.message);
  }
  const { established } = reading.definition;
  if (established.kind === 'yes') {
    return fine(object);
  }
  return refusal
    ? broken('sourceRefused', object, refusal)
    : broken('sourceNotServed', object, established.message);
}

function findTemplate(
  object: NamedObject,
  template: KubernetesObject,
): Finding {
  const ready = getCondition(sanitizeConditions(template), 'Ready');
  const since = ready?.lastTransitionTime && {
    since: ready.lastTransitionTime,
  };
  if (ready?.status === 'False') {
    const said = ready.message || ready.reason;
    return { ...broken('sourceInvalid', object, said), ...since };
  }
  return ready?.status === 'True'
    ? { ...fine(object), ...since }
    : {
        state: 'waiting',
        messages: [message('sourceNew', { object })],
        move: 'wait',
      };
}

function fine(object: NamedObject): Finding {
  return {
    state: 'ok',
    messages: [message('sourceFine', { object })],
    move: 'none',
  };
}

function broken(
  code: MessageCode,
  object: NamedObject,
  quote?: string,
): Finding {
  return {
    state: 'failed',
    messages: [message(code, { object, ...(quote && { quote }) })],
    move: 'operator',
  };
}
