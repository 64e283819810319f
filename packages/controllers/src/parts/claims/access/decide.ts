import { isDeepStrictEqual } from 'node:util';
import {
  apiVersionOf,
  builtinResourceTypes,
  labels,
  resourceTypes,
  type ClassAccessBindingConditionType,
  type ClassAccessBindingReason,
  type ObjectMeta,
  type ResourceClassAccessBinding,
} from '@services-toolkit/kubernetes-api';
import { fails, holds, type Finding } from '../../../runtime/statusConditions';
import type {
  ClusterRole,
  ClusterRoleBinding,
  Subject,
} from '../kinds/ClassAccessGrant';
import { grantName } from './grantName';

/** An object of the name that ours has. */
export type Found<T> =
  | { kind: 'absent' }
  | { kind: 'ours'; object: T }
  | { kind: 'foreign' };

/** What is known about a binding. */
export interface ClassAccessObservation {
  binding: ResourceClassAccessBinding;
  classes:
    | { kind: 'named'; name: string; exists: boolean }
    | { kind: 'selected'; names: string[] };
  role: Found<ClusterRole>;
  roleBinding: Found<ClusterRoleBinding>;
}

/** What has to be written. */
export type Write<T> = { kind: 'create' | 'update'; object: T };

export type ClassAccessFinding = Finding<
  ClassAccessBindingConditionType | ClassAccessBindingReason
>;

/** What is to be done for a binding, and what its status says once that is done. */
export interface ClassAccessDecision {
  role?: Write<ClusterRole>;
  roleBinding?: Write<ClusterRoleBinding>;
  ready: ClassAccessFinding;
  /** The classes that the subjects may claim from. */
  classes: string[];
}

/** Everything that is decided about a ResourceClassAccessBinding. */
export function decideClassAccess(
  observation: ClassAccessObservation,
): ClassAccessDecision {
  const { binding, role, roleBinding } = observation;
  if (role.kind === 'foreign' || roleBinding.kind === 'foreign') {
    return { ready: nameTaken(binding), classes: [] };
  }
  const { classes } = observation;
  const names = classes.kind === 'named' ? [classes.name] : classes.names;
  const desiredRole = writeOf(role, newRole(binding, names), 'rules');
  const desiredBinding = writeOf(roleBinding, newBinding(binding), 'subjects');
  return {
    ...(desiredRole && { role: desiredRole }),
    ...(desiredBinding && { roleBinding: desiredBinding }),
    ready: readyOf(classes),
    classes: names,
  };
}

/** What the status says when a name is not ours to use. */
export function nameTaken(
  binding: ResourceClassAccessBinding,
): ClassAccessFinding {
  return fails(
    'NameTaken',
    `There is a ClusterRole or a ClusterRoleBinding "${grantName(
      binding,
    )}" that was not made for this binding, and is left alone. Delete it, or give this binding another name`,
  );
}

function readyOf(
  classes: ClassAccessObservation['classes'],
): ClassAccessFinding {
  if (classes.kind === 'named' && !classes.exists) {
    return fails(
      'ClassDoesNotExist',
      `There is no clusterinstanceclass "${classes.name}". The right is granted, and can be used as soon as there is`,
    );
  }
  if (classes.kind === 'selected' && classes.names.length === 0) {
    return fails(
      'NoClassMatches',
      'No clusterinstanceclass has the labels of spec.classSelector. Label one, or correct the selector; the binding is updated automatically',
    );
  }
  return holds('Ready', 'The subjects may claim from the classes in status');
}

/** `undefined` when what is there is as it should be. */
function writeOf<T extends ClusterRole | ClusterRoleBinding>(
  found: Found<T>,
  desired: T,
  content: keyof T,
): Write<T> | undefined {
  if (found.kind !== 'ours') {
    return { kind: 'create', object: desired };
  }
  if (isDeepStrictEqual(found.object[content], desired[content])) {
    return undefined;
  }
  return {
    kind: 'update',
    object: { ...found.object, [content]: desired[content] },
  };
}

function newRole(
  binding: ResourceClassAccessBinding,
  classes: string[],
): ClusterRole {
  const { group, plural } = resourceTypes.clusterInstanceClasses;
  return {
    apiVersion: apiVersionOf(builtinResourceTypes.clusterRoles),
    kind: builtinResourceTypes.clusterRoles.kind,
    metadata: metadataOf(binding),
    // Without resourceNames a rule is about all objects there are: no class, no rule.
    rules:
      classes.length === 0
        ? []
        : [
            {
              apiGroups: [group],
              resourceNames: classes,
              resources: [plural],
              verbs: ['claim'],
            },
          ],
  };
}

function newBinding(binding: ResourceClassAccessBinding): ClusterRoleBinding {
  const { clusterRoles, clusterRoleBindings } = builtinResourceTypes;
  return {
    apiVersion: apiVersionOf(clusterRoleBindings),
    kind: clusterRoleBindings.kind,
    metadata: metadataOf(binding),
    roleRef: {
      apiGroup: clusterRoles.group,
      kind: clusterRoles.kind,
      name: grantName(binding),
    },
    subjects: binding.spec.subjects.map(subjectOf),
  };
}

/** As the API server stores it, so that what is there can be compared. */
function subjectOf({
  kind,
  name,
  namespace,
}: ResourceClassAccessBinding['spec']['subjects'][number]): Subject {
  return kind === 'ServiceAccount'
    ? { kind, name, ...(namespace && { namespace }) }
    : { apiGroup: builtinResourceTypes.clusterRoles.group, kind, name };
}

/** Owned by the binding, both go with it: Kubernetes' garbage collector sees to that. */
function metadataOf(binding: ResourceClassAccessBinding): ObjectMeta {
  const { name = '', uid = '' } = binding.metadata;
  return {
    name: grantName(binding),
    labels: { [labels.accessBindingUid]: uid },
    ownerReferences: [
      {
        apiVersion: apiVersionOf(resourceTypes.resourceClassAccessBindings),
        kind: resourceTypes.resourceClassAccessBindings.kind,
        name,
        uid,
        controller: true,
      },
    ],
  };
}
