import { apiVersionOf } from '../apiVersionOf';
import type { ClassClaim } from '../generated/ClassClaim';
import type { ResourceClaim } from '../generated/ResourceClaim';
import type { ObjectReference } from '../ObjectReference';
import { resourceTypes } from '../resourceTypes';

/** The class that a claim is on; ResourceClaims are on none. @public */
export function classOf(
  claim: ClassClaim | ResourceClaim,
): ObjectReference | undefined {
  const name =
    claim.kind === 'ClassClaim' ? claim.spec?.classRef?.name : undefined;
  const type = resourceTypes.clusterInstanceClasses;
  return name
    ? { apiVersion: apiVersionOf(type), kind: type.kind, name }
    : undefined;
}
