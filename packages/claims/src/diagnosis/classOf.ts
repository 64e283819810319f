import { resolvedClassName } from '../naming/resolvedClassName';
import {
  apiVersionOf,
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';

/** The class that a claim is on; ResourceClaims are on none. @public */
export function classOf(
  claim: ClassClaim | ResourceClaim,
): ObjectReference | undefined {
  const name =
    claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined;
  const type = resourceTypes.clusterInstanceClasses;
  return name
    ? { apiVersion: apiVersionOf(type), kind: type.kind, name }
    : undefined;
}
