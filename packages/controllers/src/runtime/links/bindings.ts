import { isDeepStrictEqual } from 'node:util';
import {
  projection,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { removalOf, type Present, type Write } from '../writes/Write';
import type { Binding, Subject } from './Binding';

const rbacGroup = 'rbac.authorization.k8s.io';

/** The ServiceAccount of the link in that namespace, as the one subject of a binding. */
export function linkSubjects(namespace: string): Subject[] {
  return [
    { kind: 'ServiceAccount', name: projection.serviceAccount, namespace },
  ];
}

export function clusterRoleRef(name: string): Binding['roleRef'] {
  return { apiGroup: rbacGroup, kind: 'ClusterRole', name };
}

/** What makes a binding what it has to be; nothing where it is, or is somebody else's. */
export function bindingWrites(
  type: ResourceType,
  present: Present<Binding>,
  desired: Binding,
): Write[] {
  if (present.is === 'foreign') {
    return [];
  }
  if (present.is === 'absent') {
    return [{ do: 'create', type, object: desired }];
  }
  const { object } = present;
  if (!isDeepStrictEqual(object.roleRef, desired.roleRef)) {
    // It cannot be changed.
    return [...removal(type, present), { do: 'create', type, object: desired }];
  }
  const isSame =
    isDeepStrictEqual(object.subjects, desired.subjects) &&
    Object.entries(desired.metadata.labels ?? {}).every(
      ([key, value]) => object.metadata.labels?.[key] === value,
    );
  return isSame
    ? []
    : [
        {
          ...{ do: 'update', type },
          object: {
            ...object,
            metadata: {
              ...object.metadata,
              labels: { ...object.metadata.labels, ...desired.metadata.labels },
            },
            subjects: desired.subjects,
          } as Binding,
        },
      ];
}

/** What takes a binding of ours away. */
export function removal(
  type: ResourceType,
  present: Present<Binding>,
): Write[] {
  return present.is === 'ours' ? [removalOf(type, present.object)] : [];
}
