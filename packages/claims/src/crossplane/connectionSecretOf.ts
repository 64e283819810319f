import type { ObjectReference } from '@services-toolkit/kubernetes-api';
import type { CompositeResource } from './CompositeResource';
import { recordOf } from './recordOf';

/**
 * The Secret into which Crossplane writes the credentials of an XR of scope `LegacyCluster`, if it is told to.
 *
 * @public
 */
export function connectionSecretOf(
  xr: CompositeResource,
): (ObjectReference & { namespace: string }) | undefined {
  const { name, namespace } =
    recordOf(xr.spec?.writeConnectionSecretToRef) ?? {};
  return typeof name === 'string' && typeof namespace === 'string'
    ? { apiVersion: 'v1', kind: 'Secret', name, namespace }
    : undefined;
}
