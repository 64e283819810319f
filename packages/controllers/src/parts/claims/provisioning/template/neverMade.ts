import { isSecret } from '@services-toolkit/claims';
import {
  resourceTypes,
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

/** Whoever may write these makes their own rights, or changes what others write. */
const groupsOfRights: readonly string[] = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'rbac.authorization.k8s.io',
];

/** Kubernetes' own controllers and authenticators take these Secrets for credentials of the cluster. */
const tokenTypes: readonly unknown[] = [
  'kubernetes.io/service-account-token',
  'bootstrap.kubernetes.io/token',
];
const serviceAccountPrefix = 'kubernetes.io/service-account.';

/**
 * Why no template may make an object, whoever wrote it; undefined where there is no reason. The controllers would make it
 * with their rights, and much of the cluster takes what they make for theirs. deploy/controllers/admission.yaml says the
 * same to the API server, which cannot apply it to its own admission policies.
 */
export function neverMade(
  type: ResourceType,
  { name, namespace }: ObjectReference,
  object: KubernetesObject,
  ownNamespace: string,
): string | undefined {
  const { group, kind } = type;
  const ofKind = kindNeverMade(type);
  if (ofKind) {
    return ofKind;
  }
  const place = group === '' && kind === 'Namespace' ? name : namespace ?? '';
  if (place === ownNamespace || place.startsWith('kube-')) {
    return `No template may make anything in the namespace "${place}"`;
  }
  if (isSecret(type) && isToken(object)) {
    return 'No template may make a Secret that Kubernetes takes for a credential of the cluster, such as the token of a ServiceAccount';
  }
  return undefined;
}

/** Why no template may make anything of a kind; undefined where there is no reason. */
export function kindNeverMade({
  group,
  kind,
}: Pick<ResourceType, 'group' | 'kind'>): string | undefined {
  if (groupsOfRights.includes(group)) {
    return `No template may make a ${kind} of "${group}": it is about who may do what`;
  }
  return group === resourceTypes.classClaims.group &&
    kind !== resourceTypes.resourceClaims.kind
    ? `No template may make a ${kind} of "${group}": it would be made on the controllers' right, and not on that of a person`
    : undefined;
}

function isToken(secret: KubernetesObject & { type?: unknown }): boolean {
  return (
    tokenTypes.includes(secret.type) ||
    Object.keys(secret.metadata.annotations ?? {}).some(key =>
      key.startsWith(serviceAccountPrefix),
    )
  );
}
