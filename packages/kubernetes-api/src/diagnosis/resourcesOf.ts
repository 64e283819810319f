import { composedResources } from '../crossplane/composedResources';
import type { CompositeResource } from '../crossplane/CompositeResource';
import { recordOf } from '../crossplane/recordOf';
import type { KubernetesObject } from '../KubernetesObject';
import type { ObjectReference } from '../ObjectReference';
import { soundObject } from './soundObject';

/** What an instance says it is made of. Crossplane's composite resources (XRs) do; others say nothing. */
export function resourcesOf(instance: KubernetesObject): ObjectReference[] {
  const xr: CompositeResource = soundObject(instance);
  return composedResources(
    xr,
    // The XRD knows the scope; whoever may not read that one sees by the XR where Crossplane keeps its own fields.
    recordOf(xr.spec?.crossplane) ? 'Cluster' : 'LegacyCluster',
  );
}
