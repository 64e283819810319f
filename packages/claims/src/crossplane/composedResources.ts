import type { ObjectReference } from '@services-toolkit/kubernetes-api';
import type { CompositeScope } from './CompositeDefinition';
import type { CompositeResource } from './CompositeResource';
import { recordOf } from './recordOf';

/**
 * What Crossplane made for an XR. What a namespaced XR is composed of is where the XR is, and its references carry no namespace.
 * Those that have no name yet are left out: there is nothing to look at.
 *
 * @public
 */
export function composedResources(
  xr: CompositeResource,
  scope: CompositeScope,
): ObjectReference[] {
  const place =
    scope === 'LegacyCluster' ? xr.spec : recordOf(xr.spec?.crossplane);
  const refs: unknown[] = Array.isArray(place?.resourceRefs)
    ? place.resourceRefs
    : [];
  return refs.flatMap(one => {
    const { apiVersion, kind, name, namespace } = recordOf(one) ?? {};
    if (
      typeof apiVersion !== 'string' ||
      typeof kind !== 'string' ||
      typeof name !== 'string' ||
      name === ''
    ) {
      return [];
    }
    const where =
      xr.metadata.namespace ??
      (typeof namespace === 'string' ? namespace : undefined);
    return [{ apiVersion, kind, name, ...(where && { namespace: where }) }];
  });
}
