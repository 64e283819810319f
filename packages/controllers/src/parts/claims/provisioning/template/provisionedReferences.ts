import type {
  ClassClaim,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';

/** What the status of a claim names as made for it, in the order in which it is made. */
export function provisionedReferences({
  status,
}: ClassClaim): readonly ObjectReference[] {
  const { provisionedResourceRef: first, provisionedResources = [] } =
    status ?? {};
  return first ? [first, ...provisionedResources] : provisionedResources;
}
