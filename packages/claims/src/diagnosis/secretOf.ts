import type {
  ClassClaim,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/** The Secret with a claim's credentials, once the claim says which one that is. @public */
export function secretOf(
  claim: ClassClaim | ResourceClaim,
): ObjectReference | undefined {
  const name = claim.status?.binding?.name;
  const { namespace } = claim.metadata;
  return name
    ? {
        apiVersion: 'v1',
        kind: 'Secret',
        name,
        ...(namespace && { namespace }),
      }
    : undefined;
}
