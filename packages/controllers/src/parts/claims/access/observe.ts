import {
  matchesLabelSelector,
  type KubernetesObject,
  type ResourceClassAccessBinding,
} from '@services-toolkit/kubernetes-api';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { controllerOf } from '../../../runtime/controllerOf';
import type { ClassAccessObservation, Found } from './decide';
import { grantName } from './grantName';

/** Reads which classes a binding is about, and what was made for it before. All of it is followed by watches. */
export function observeClassAccess(
  { informers }: ClaimsContext,
  binding: ResourceClassAccessBinding,
): ClassAccessObservation {
  const { classRef, classSelector } = binding.spec;
  const name = grantName(binding);
  const { uid } = binding.metadata;
  return {
    binding,
    classes: classRef
      ? {
          kind: 'named',
          name: classRef.name,
          exists: informers.classes.get(classRef.name) !== undefined,
        }
      : {
          kind: 'selected',
          names: informers.classes
            .list()
            .filter(
              ({ metadata }) =>
                classSelector &&
                matchesLabelSelector(classSelector, metadata.labels ?? {}),
            )
            .map(({ metadata }) => metadata.name ?? '')
            .sort(),
        },
    role: found(informers.accessRoles.get(name), uid),
    roleBinding: found(informers.accessRoleBindings.get(name), uid),
  };
}

/** What was made for an earlier binding of the same name goes with that one. */
function found<T extends KubernetesObject>(
  object: T | undefined,
  uid: string | undefined,
): Found<T> {
  if (!object) return { kind: 'absent' };
  return uid !== undefined && controllerOf(object.metadata)?.uid === uid
    ? { kind: 'ours', object }
    : { kind: 'foreign' };
}
