import {
  builtinResourceTypes,
  labels,
  projectionResourceTypes,
  replicationResourceTypes,
  type DownstreamClusterLink,
  type KubernetesObject,
  type SecretExport,
  type SecretImport,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type { Cluster } from '../../../runtime/Cluster';
import type { Binding } from '../../../runtime/links/Binding';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import { exportedSecretName, exportNamespaceOf } from '../rules/names';

/** What a service cluster follows. */
export interface ExportKinds {
  upstreamLinks: FollowedKind<UpstreamClusterLink>;
  secretExports: FollowedKind<SecretExport>;
  /** Metadata of all: which of them are exported changes from one moment to the next. */
  secrets: FollowedKind<KubernetesObject>;
  /** Metadata of what links have. */
  copies: FollowedKind<KubernetesObject>;
  /** Metadata of those with what links have. */
  exportNamespaces: FollowedKind<KubernetesObject>;
  /** Those that let links read there. */
  roleBindings: FollowedKind<Binding>;
}

/** What a workload cluster follows. */
export interface ImportKinds {
  downstreamLinks: FollowedKind<DownstreamClusterLink>;
  secretImports: FollowedKind<SecretImport>;
  /** Metadata of imported Secrets. */
  copies: FollowedKind<KubernetesObject>;
}

const { namespaces, roleBindings, secrets } = builtinResourceTypes;

/** All that exports depend on, with the indexes that tell who has to look again when something changes. */
export function followExportKinds(cluster: Cluster): ExportKinds {
  return {
    upstreamLinks: cluster.defined<UpstreamClusterLink>({
      type: projectionResourceTypes.upstreamClusterLinks,
      indexers: {
        namespace: ({ metadata }) => [metadata.namespace ?? ''],
        exportNamespace: ({ metadata }) => [
          exportNamespaceOf(metadata.namespace ?? ''),
        ],
      },
    }),
    secretExports: cluster.defined<SecretExport>({
      type: replicationResourceTypes.secretExports,
      indexers: {
        linkNamespace: ({ spec }) => [
          ...new Set(spec.links.map(({ namespace }) => namespace)),
        ],
        secret: ({ metadata, spec }) => [
          `${metadata.namespace}/${spec.secretRef.name}`,
        ],
        uid: ({ metadata }) => [metadata.uid ?? ''],
      },
    }),
    secrets: cluster.builtin<KubernetesObject>({
      ...{ type: secrets, metadataOnly: true, transform: onlyVersion },
    }),
    copies: cluster.builtin<KubernetesObject>({
      ...{ type: secrets, metadataOnly: true },
      labelSelector: labels.secretExportUid,
      indexers: { export: ({ metadata }) => [exportUidOf(metadata)] },
    }),
    exportNamespaces: cluster.builtin<KubernetesObject>({
      ...{ type: namespaces, metadataOnly: true },
      labelSelector: labels.upstreamLinkUid,
    }),
    roleBindings: cluster.builtin<Binding>({
      type: roleBindings,
      labelSelector: labels.upstreamLinkUid,
    }),
  };
}

/** All that imports depend on. */
export function followImportKinds(cluster: Cluster): ImportKinds {
  return {
    downstreamLinks: cluster.defined<DownstreamClusterLink>({
      type: projectionResourceTypes.downstreamClusterLinks,
    }),
    secretImports: cluster.defined<SecretImport>({
      type: replicationResourceTypes.secretImports,
      indexers: {
        link: ({ spec }) => [linkKeyOf(spec.linkRef)],
        source: ({ metadata, spec }) => [
          sourceKey(
            linkKeyOf(spec.linkRef),
            exportedSecretName(metadata.namespace ?? '', spec.secretRef.name),
          ),
        ],
        uid: ({ metadata }) => [metadata.uid ?? ''],
      },
    }),
    copies: cluster.builtin<KubernetesObject>({
      ...{ type: secrets, metadataOnly: true },
      labelSelector: labels.secretImportUid,
      indexers: { import: ({ metadata }) => [importUidOf(metadata)] },
    }),
  };
}

export function linkKeyOf(ref: { namespace: string; name: string }): string {
  return `${ref.namespace}/${ref.name}`;
}

/** Which imports an exported Secret concerns: by the link that it comes through, and its name there. */
export function sourceKey(link: string, exported: string): string {
  return `${link} ${exported}`;
}

export function exportUidOf({
  labels: present,
}: KubernetesObject['metadata']): string {
  return present?.[labels.secretExportUid] ?? '';
}

export function importUidOf({
  labels: present,
}: KubernetesObject['metadata']): string {
  return present?.[labels.secretImportUid] ?? '';
}

/** There are many, and of most nothing else is ever asked. */
function onlyVersion({
  apiVersion,
  kind,
  metadata: { name, namespace, uid, resourceVersion },
}: KubernetesObject): KubernetesObject {
  return {
    ...{ apiVersion, kind },
    metadata: {
      ...{ name, uid, resourceVersion },
      ...(namespace !== undefined && { namespace }),
    },
  };
}
