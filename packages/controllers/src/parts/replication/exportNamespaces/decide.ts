import {
  annotations,
  builtinResourceTypes,
  labels,
  replication,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type { Binding } from '../../../runtime/links/Binding';
import {
  bindingWrites,
  clusterRoleRef,
  linkSubjects,
} from '../../../runtime/links/bindings';
import {
  removalOf,
  type Present,
  type Write,
} from '../../../runtime/writes/Write';

const { namespaces, roleBindings } = builtinResourceTypes;

/** What is known about the namespace with what is exported to a link. */
export interface ExportNamespaceObservation {
  name: string;
  linkNamespace: string;
  /** The one link of its namespace that is served. */
  link: UpstreamClusterLink | undefined;
  namespace: Present<KubernetesObject>;
  roleBinding: Present<Binding>;
}

/** A namespace, and the right to read in it, as long as the link is there; none for a link that is on its way out. */
export function decideExportNamespace({
  name,
  linkNamespace,
  link,
  namespace,
  roleBinding,
}: ExportNamespaceObservation): Write[] {
  const { uid = '', deletionTimestamp } = link?.metadata ?? {};
  if (namespace.is === 'foreign') {
    return [];
  }
  const isWanted = link !== undefined && deletionTimestamp === undefined;
  if (namespace.is === 'ours') {
    const { metadata } = namespace.object;
    const isOfLink = metadata.labels?.[labels.upstreamLinkUid] === uid;
    if (!isWanted || !isOfLink) {
      return metadata.deletionTimestamp === undefined
        ? [removalOf(namespaces, namespace.object)]
        : [];
    }
    if (metadata.deletionTimestamp !== undefined) {
      return [];
    }
  }
  if (!isWanted) {
    return [];
  }
  const label = { [labels.upstreamLinkUid]: uid };
  const desired: Binding = {
    ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
    metadata: {
      ...{ name: replication.exportsRole, namespace: name },
      labels: label,
    },
    roleRef: clusterRoleRef(replication.exportsRole),
    subjects: linkSubjects(linkNamespace),
  };
  return [
    ...(namespace.is === 'absent'
      ? [
          {
            ...{ do: 'create' as const, type: namespaces },
            object: {
              ...{ apiVersion: 'v1', kind: 'Namespace' },
              metadata: {
                ...{ name, labels: label },
                annotations: { [annotations.linkNamespace]: linkNamespace },
              },
            },
          },
        ]
      : []),
    ...bindingWrites(roleBindings, roleBinding, desired),
  ];
}
