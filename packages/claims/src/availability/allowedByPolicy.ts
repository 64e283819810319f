import {
  matchesLabelSelector,
  type ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';
import type { ClaimableResource } from './ClaimableResource';
import type { ResourceIdentity } from './resourceIdentity';

/**
 * Whether claims in a namespace may have a resource. Within one namespace no policy is needed; across namespaces a
 * policy **in the resource's namespace** must name the consumer and match the resource.
 *
 * @public
 */
export function allowedByPolicy(
  resource: ClaimableResource,
  consumerNamespace: string,
  policies: readonly ResourceClaimPolicy[],
): boolean {
  return (
    resource.identity.namespace === consumerNamespace ||
    policies.some(policy => opens(policy, resource, consumerNamespace))
  );
}

/**
 * Whether claims in a namespace may have a resource that is not there, or cannot be looked at, if it had no labels that
 * matter: what they are not allowed to have, they are not told of either.
 *
 * @public
 */
export function allowedUnseen(
  identity: ResourceIdentity,
  consumerNamespace: string,
  policies: readonly ResourceClaimPolicy[],
): boolean {
  return (
    identity.namespace === consumerNamespace ||
    policies.some(policy => {
      const { matchLabels = {}, matchExpressions = [] } =
        (policy.spec.subject ?? policy.spec).selector ?? {};
      return (
        Object.keys(matchLabels).length === 0 &&
        matchExpressions.length === 0 &&
        opens(policy, { identity, labels: {} }, consumerNamespace)
      );
    })
  );
}

function opens(
  { metadata, spec }: ResourceClaimPolicy,
  { identity, labels }: Pick<ClaimableResource, 'identity' | 'labels'>,
  consumerNamespace: string,
): boolean {
  // The flat form of the old reference page means the same as `subject` without names.
  const subject = spec.subject ?? { ...spec, resourceNames: undefined };
  return (
    metadata.namespace === identity.namespace &&
    spec.consumingNamespaces.some(
      namespace => namespace === '*' || namespace === consumerNamespace,
    ) &&
    (subject.group ?? '') === identity.group &&
    subject.kind === identity.kind &&
    // A list that is given and empty names nothing; only one that is left out opens all of the kind.
    (subject.resourceNames === undefined ||
      subject.resourceNames.includes(identity.name)) &&
    matchesLabelSelector(subject.selector, labels)
  );
}
