import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { buildEmptyLink, buildLink, missingRight } from '../buildLink';
import { calledObject } from '../calledObject';
import type { ObservedWorkloads, Sighting } from '../ClaimObservation';
import type { DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { explainObject } from '../explainObject';
import { findUnseen } from '../findUnseen';
import { soundObject } from '../soundObject';

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
        buildEmptyLink('workload', 'Workloads', {
          state: 'notReached',
          sentence: 'Nothing in this namespace uses the credentials yet.',
          move: 'none',
        }),
      ];
}

function linksOf(
  { kind, sighting }: ObservedWorkloads,
  namespace: string | undefined,
): DiagnosisLink[] {
  switch (sighting.kind) {
    case 'found':
      return sighting.value.map(object => workloadLink(object, namespace));
    // A cluster without ServiceBindings, say: then nobody uses the credentials by one.
    case 'absent':
    case 'notServed':
      return [];
    default:
      return [unseenLink(kind, sighting)];
  }
}

function workloadLink(
  stored: KubernetesObject,
  namespace: string | undefined,
): DiagnosisLink {
  const object = soundObject(stored);
  const { apiVersion, kind } = object;
  const { name = '', namespace: where } = object.metadata;
  const ref = { apiVersion, kind, name, ...(where && { namespace: where }) };
  return buildLink('workload', findWorkload(object, namespace), {
    ref,
    sighting: { kind: 'found', value: object },
  });
}

function findWorkload(
  object: KubernetesObject,
  namespace: string | undefined,
): Finding {
  const finding = explainObject(object, namespace);
  const { apiVersion, kind, metadata } = object;
  const what = calledObject({ apiVersion, kind, name: metadata.name ?? '' });
  return finding.state === 'ok'
    ? { ...finding, sentence: `Used by ${what}.` }
    : finding;
}

function unseenLink(
  kind: string,
  sighting: Exclude<
    Sighting<unknown>,
    { kind: 'found' | 'absent' | 'notServed' }
  >,
): DiagnosisLink {
  return {
    ...buildEmptyLink(
      'workload',
      `${kind}s`,
      findUnseen(`which ${kind}s use the credentials`, sighting),
    ),
    id: `workload/${kind}`,
    ...missingRight(sighting),
  };
}
