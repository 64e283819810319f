import type {
  ClassClaim,
  ClusterInstanceClass,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { instanceOf } from '../diagnosis/instanceOf';

/** The API group of what a class yields; `undefined` where that is not known, and for Kubernetes' core group. @public */
export function groupOfClass({
  spec,
  status,
}: ClusterInstanceClass): string | undefined {
  return spec?.pool
    ? spec.pool.group || undefined
    : status?.instanceType?.group || undefined;
}

/** The API group of what a claim gets: of what it has, or is about to have, else of what its class yields. @public */
export function groupOfClaim(
  claim: ClassClaim | ResourceClaim,
  instanceClass: ClusterInstanceClass | undefined,
  resourceClaim?: ResourceClaim,
): string | undefined {
  const apiVersion: unknown = instanceOf(claim, resourceClaim)?.apiVersion;
  if (typeof apiVersion !== 'string') {
    return instanceClass && groupOfClass(instanceClass);
  }
  const [group, version] = apiVersion.split('/');
  return version ? group : undefined;
}
