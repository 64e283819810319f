import { isUid } from '../naming/isUid';
import type { ObjectReference } from '@services-toolkit/kubernetes-api';

/** The object as a title: its kind and, unless that is a UID, its name. */
export function titleOf({ kind, name }: ObjectReference): string {
  return isUid(String(name)) ? kind : `${kind} ${name}`;
}

/** The object within a sentence: `the Secret "orders-login" in the namespace "shared"`. */
export function calledObject(
  { kind, name, namespace }: ObjectReference,
  fromNamespace?: string,
): string {
  const where =
    namespace && namespace !== fromNamespace
      ? ` in the namespace "${namespace}"`
      : '';
  return isUid(String(name))
    ? `the claim's ${kind}${where}`
    : `the ${kind} "${name}"${where}`;
}
