import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { Observed, ReadResult } from './ClaimObservation';
import type { DiagnosisLink, Finding, LinkKind } from './Diagnosis';
import { recentEvents } from './recentEvents';
import { sanitizeConditions } from './sanitizeConditions';

/** The link of an object, with what there is to see of it. */
export function buildLink(
  kind: LinkKind,
  finding: Finding,
  observed: Observed<unknown>,
): DiagnosisLink {
  const { ref, readResult, events } = observed;
  return {
    id: [kind, ref.kind, ref.namespace, ref.name].filter(Boolean).join('/'),
    kind,
    // Without a name it is only known that there may be one.
    ...(ref.name && { object: ref }),
    ...finding,
    ...missingRight(readResult),
    conditions:
      readResult.kind === 'found' ? sanitizeConditions(readResult.value) : [],
    events: recentEvents(events),
    ...manifest(ref.kind, readResult),
  };
}

/** The link of something that is no object, or none yet. */
export function buildEmptyLink(
  kind: LinkKind,
  finding: Finding,
): DiagnosisLink {
  return { id: kind, kind, ...finding, conditions: [], events: [] };
}

export function missingRight(
  readResult: ReadResult<unknown>,
): Pick<DiagnosisLink, 'missingRight' | 'lackedBy'> {
  if (readResult.kind !== 'hidden') {
    return {};
  }
  const { lackedBy, missingRight: right } = readResult;
  return { missingRight: right, ...(lackedBy && { lackedBy }) };
}

/** A Secret's values may stand in its annotations too (`kubectl apply` keeps a copy there), so nothing of it is shown. */
function manifest(
  kind: string,
  readResult: ReadResult<unknown>,
): Pick<DiagnosisLink, 'manifest'> {
  if (readResult.kind !== 'found' || kind === 'Secret') {
    return {};
  }
  const object = readResult.value as KubernetesObject;
  if (object.kind === 'Secret') {
    return {};
  }
  const { managedFields: _, ...metadata } = object.metadata ?? {};
  return { manifest: { ...object, metadata } };
}
