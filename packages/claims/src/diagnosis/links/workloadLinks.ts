import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { message } from '../../messages/Message';
import { buildEmptyLink, buildLink, missingRight } from '../buildLink';
import type { ObservedWorkloads, ReadResult } from '../ClaimObservation';
import type { DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { explainObject } from '../explainObject';
import { findUnseen } from '../findUnseen';
import { sanitizeObject } from '../sanitizeObject';

const most = 50;

/** Who uses the credentials; one link that says that nobody does where nobody does. */
export function workloadLinks(
  { claim }: DiagnosedClaim,
  observed: readonly ObservedWorkloads[],
): DiagnosisLink[] {
  const { namespace } = claim.metadata;
  const links = observed.flatMap(one => linksOf(one, namespace)).slice(0, most);
  return links.length > 0
    ? links
    : [
        buildEmptyLink('workload', {
          state: 'notReached',
          messages: [message('unused')],
          move: 'none',
        }),
      ];
}

function linksOf(
  { kind, readResult }: ObservedWorkloads,
  namespace: string | undefined,
): DiagnosisLink[] {
  switch (readResult.kind) {
    case 'found':
      return readResult.value.map(object => workloadLink(object, namespace));
    // A cluster without ServiceBindings, say: then nobody uses the credentials by one.
    case 'absent':
    case 'notServed':
      return [];
    default:
      return [unseenLink(kind, readResult)];
  }
}

function workloadLink(
  stored: KubernetesObject,
  namespace: string | undefined,
): DiagnosisLink {
  const object = sanitizeObject(stored);
  const { apiVersion, kind } = object;
  const { name = '', namespace: where } = object.metadata;
  const ref = { apiVersion, kind, name, ...(where && { namespace: where }) };
  return buildLink('workload', findWorkload(object, namespace), {
    ref,
    readResult: { kind: 'found', value: object },
  });
}

function findWorkload(
  object: KubernetesObject,
  namespace: string | undefined,
): Finding {
  const finding = explainObject(object, namespace);
  const { kind, metadata } = object;
  return finding.state === 'ok'
    ? {
        ...finding,
        messages: [
          message('usedBy', { object: { kind, name: metadata.name ?? '' } }),
        ],
      }
    : finding;
}

function unseenLink(
  kind: string,
  readResult: Exclude<
    ReadResult<unknown>,
    { kind: 'found' | 'absent' | 'notServed' }
  >,
): DiagnosisLink {
  return {
    ...buildEmptyLink('workload', findUnseen({ users: kind }, readResult)),
    about: kind,
    id: `workload/${kind}`,
    ...missingRight(readResult),
  };
}
