import {
  builtinResourceTypes,
  labels,
  projectionResourceTypes,
  type APIExportRoleBindingConditionType,
  type APIExportRoleBindingReason,
  type APIExportRoleBindingStatus,
} from '@services-toolkit/kubernetes-api';
import { controllerReference } from '../../../runtime/controllerReference';
import { fails, holds, type Finding } from '../../../runtime/statusConditions';
import type { Binding } from '../../../runtime/links/Binding';
import {
  bindingWrites,
  clusterRoleRef,
  linkSubjects,
  removal,
} from '../../../runtime/links/bindings';
import { judgeClusterRole } from '../rules/judgeClusterRole';
import type { Write } from '../../../runtime/writes/Write';
import { exportBindingName } from './exportBindingName';
import type { ExportObservation } from './observe';

const { roleBindings } = builtinResourceTypes;

export type ExportFinding = Finding<
  APIExportRoleBindingConditionType | APIExportRoleBindingReason
>;

/** The RoleBinding that there is to be, or that is to go, and what is said about it. */
export interface ExportDecision {
  writes: Write[];
  ready: ExportFinding;
  exports: NonNullable<APIExportRoleBindingStatus['exports']>;
}

export function decideExport(observation: ExportObservation): ExportDecision {
  const { apiExport, binding, role } = observation;
  const { problems = [], exports = [] } = role ? judgeClusterRole(role) : {};
  const refusal = refusalOf(observation, problems);
  if (refusal) {
    return {
      writes: removal(roleBindings, binding),
      ready: refusal,
      exports: [],
    };
  }
  const { linkRef } = apiExport.spec;
  return {
    writes: bindingWrites(roleBindings, binding, desiredBinding(observation)),
    ready: holds(
      'Ready',
      `The link "${linkRef.name}" of the namespace "${linkRef.namespace}" may use it here`,
    ),
    exports,
  };
}

function refusalOf(
  { apiExport, link, linkHasAccount, role, binding }: ExportObservation,
  problems: readonly string[],
): ExportFinding | undefined {
  const { linkRef, roleRef } = apiExport.spec;
  if (!link) {
    return fails(
      'LinkNotFound',
      `There is no UpstreamClusterLink "${linkRef.name}" in the namespace "${linkRef.namespace}". Apply it, or correct spec.linkRef`,
    );
  }
  if (!linkHasAccount) {
    return fails(
      'LinkNotReady',
      `The UpstreamClusterLink "${linkRef.name}" has no ServiceAccount; its conditions say why. It is looked at again automatically`,
    );
  }
  if (!role) {
    return fails(
      'RoleNotFound',
      `There is no ClusterRole "${roleRef.name}". Apply it, or correct spec.roleRef`,
    );
  }
  if (problems.length > 0) {
    return fails(
      'RoleNotAllowed',
      `The ClusterRole "${
        roleRef.name
      }" says what cannot be exported: ${problems.join(
        ', ',
      )}. Name a ClusterRole with API groups of operators, their resources (with no subresource but status and scale) and verbs, each by its name`,
    );
  }
  return binding.is === 'foreign'
    ? fails(
        'NameTaken',
        `The RoleBinding "${exportBindingName(
          apiExport,
        )}" is not this export's, and is left alone. Delete it; the export goes on by itself within a minute`,
      )
    : undefined;
}

function desiredBinding({ apiExport, link }: ExportObservation): Binding {
  const { metadata, spec } = apiExport;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: {
      name: exportBindingName(apiExport),
      namespace: metadata.namespace,
      labels: {
        [labels.upstreamLinkUid]: link?.metadata.uid ?? '',
        [labels.exportUid]: metadata.uid ?? '',
      },
      ownerReferences: [
        controllerReference(
          projectionResourceTypes.apiExportRoleBindings,
          metadata,
        ),
      ],
    },
    roleRef: clusterRoleRef(spec.roleRef.name),
    subjects: linkSubjects(spec.linkRef.namespace),
  };
}
