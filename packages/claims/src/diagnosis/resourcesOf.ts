import { composedResources } from '../crossplane/composedResources';
import type { CompositeResource } from '../crossplane/CompositeResource';
import { recordOf } from '../crossplane/recordOf';
import type {
  ClassClaim,
  KubernetesObject,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { sanitizeObject } from './sanitizeObject';

/**
 * What there is of a claim's instance beside the instance itself: what else was made from its template, and what Crossplane
 * composed for it. Instances of other sorts do not tell what they are made of.
 *
 * @public
 */
export function resourcesOf(
  claim: ClassClaim | ResourceClaim,
  instance?: KubernetesObject,
): ObjectReference[] {
  const ofTemplate =
    claim.kind === 'ClassClaim' ? claim.status?.provisionedResources ?? [] : [];
  return instance ? [...ofTemplate, ...composedOf(instance)] : [...ofTemplate];
}

function composedOf(instance: KubernetesObject): ObjectReference[] {
  const xr: CompositeResource = sanitizeObject(instance);
  return composedResources(
    xr,
    // The XRD knows the scope; whoever may not read that one sees by the XR where Crossplane keeps its own fields.
    recordOf(xr.spec?.crossplane) ? 'Cluster' : 'LegacyCluster',
  );
}
