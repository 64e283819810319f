import type {
  ExportedResources,
  UsingCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  APIExportRoleBinding,
  UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { byState, stateByReady } from './linkState';

/** More than this of one link nobody reads; their number is told. */
const mostExports = 100;

/** Which clusters use a cluster, with what each of them may use; what is broken first. */
export function usingClusters(
  links: readonly UpstreamClusterLink[],
  roleBindings: readonly APIExportRoleBinding[],
): UsingCluster[] {
  const exports = new Map<string, ExportedResources[]>();
  for (const binding of roleBindings) {
    const { namespace, name } = binding.spec.linkRef;
    const key = `${namespace}/${name}`;
    exports.set(key, [...(exports.get(key) ?? []), exportedBy(binding)]);
  }
  const known = new Map<string, UpstreamClusterLink>(
    links.map(link => {
      const { namespace = '', name = '' } = link.metadata;
      return [`${namespace}/${name}`, link] as const;
    }),
  );
  return [...new Set([...known.keys(), ...exports.keys()])]
    .map(key => usingCluster(key, known.get(key), exports.get(key) ?? []))
    .sort(
      (a, b) =>
        byState(a.state, b.state) ||
        byState(a.exports[0]?.state ?? 'ok', b.exports[0]?.state ?? 'ok') ||
        compare(a.name, b.name),
    );
}

function usingCluster(
  key: string,
  link: UpstreamClusterLink | undefined,
  exports: ExportedResources[],
): UsingCluster {
  const [namespace = '', name = ''] = key.split('/');
  const shown = {
    exports: exports
      .sort(
        (a, b) =>
          byState(a.state, b.state) || compare(a.namespace, b.namespace),
      )
      .slice(0, mostExports),
    exportCount: exports.length,
  };
  if (!link) {
    return {
      ...{ namespace, name, missing: true, state: 'broken' },
      ...{ reason: 'LinkNotFound', ...shown },
    };
  }
  const { secretName, expirationTimestamp } = link.status?.kubeconfig ?? {};
  return {
    namespace,
    name,
    cluster: link.spec.downstream.name,
    ...stateByReady(link.status?.conditions),
    ...(secretName && { kubeconfigSecret: secretName }),
    ...(expirationTimestamp && { handOverUntil: expirationTimestamp }),
    ...shown,
  };
}

function exportedBy({
  metadata,
  spec,
  status,
}: APIExportRoleBinding): ExportedResources {
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    role: spec.roleRef.name,
    ...stateByReady(status?.conditions),
    resources: status?.exports ?? [],
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
