import type { ObjectReference } from '@services-toolkit/kubernetes-api';

/** One object whatever version of its API it is read in. @public */
export interface ResourceIdentity {
  group: string;
  kind: string;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
}

/** The group of an `apiVersion`; empty for the core group. @public */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** What a reference names, when it is found in an object of that namespace. @public */
export function identityOf(
  ref: ObjectReference,
  fromNamespace: string,
): ResourceIdentity {
  return {
    group: groupOf(ref.apiVersion),
    kind: ref.kind,
    namespace: ref.namespace || fromNamespace,
    name: ref.name,
  };
}

/** A text that is the same for the same object, and for no other. No part of it can hold a slash. @public */
export function identityKey(identity: ResourceIdentity): string {
  const { group, kind, namespace, name } = identity;
  // A text in one piece, of which there is one for each claim: see objectKey.
  return [group, kind, namespace, name].join('/');
}

/** `postgresinstances`-like wording is not known from a reference: kind and place have to do. @public */
export function describeIdentity(identity: ResourceIdentity): string {
  const { group, kind, namespace, name } = identity;
  return `${kind}${
    group ? `.${group}` : ''
  } "${name}" in namespace "${namespace}"`;
}
