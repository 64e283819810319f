import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { DirectConnection } from './ClusterConnection';

/**
 * A cluster that the `kubernetes:` section has. It may be one that only the kubernetes plugin uses, in ways unknown
 * here, so its details are not looked at before `read()`.
 */
export interface KubernetesSectionCluster {
  readonly title?: string;
  /** With `authProvider: oidc`: the Backstage auth provider whose ID token people use there. */
  readonly tokenProvider?: string;
  /** @throws InputError that names the cluster and the key */
  read(): DirectConnection;
}

export interface KubernetesSection {
  /** What the entries of type `config` describe, by name. */
  readonly clusters: ReadonlyMap<string, KubernetesSectionCluster>;
  /** Whether there is an entry of type `catalog`: then the catalog describes clusters, too. */
  readonly readsCatalog: boolean;
}

/** Reads `kubernetes.clusterLocatorMethods`, as far as it is of type `config` or `catalog`. */
export function readKubernetesSection(config: Config): KubernetesSection {
  const clusters = new Map<string, KubernetesSectionCluster>();
  const locators =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  for (const locator of locators) {
    if (typeOf(locator) !== 'config') {
      continue;
    }
    for (const cluster of locator.getOptionalConfigArray('clusters') ?? []) {
      const name = cluster.getString('name');
      if (clusters.has(name)) {
        throw new InputError(
          `kubernetes.clusterLocatorMethods has two clusters "${name}"; give each a name of its own`,
        );
      }
      clusters.set(name, {
        title: cluster.getOptionalString('title'),
        ...(cluster.getOptionalString('authProvider') === 'oidc' && {
          tokenProvider: cluster.getOptionalString('oidcTokenProvider'),
        }),
        read: () => readConnection(name, cluster),
      });
    }
  }
  return {
    clusters,
    readsCatalog: locators.some(locator => typeOf(locator) === 'catalog'),
  };
}

function typeOf(locator: Config): string | undefined {
  return locator.getOptionalString('type');
}

function readConnection(name: string, cluster: Config): DirectConnection {
  const where = `Cluster "${name}" in the kubernetes: section`;

  const authProvider =
    cluster.getOptionalString('authProvider') ?? 'serviceAccount';
  if (!['serviceAccount', 'oidc'].includes(authProvider)) {
    throw new InputError(
      `${where} has authProvider "${authProvider}". Services Toolkit reads and watches with a ServiceAccount's token: set authProvider "serviceAccount" (or "oidc" where people act with tokens of their own), or reach the cluster through the kubernetes plugin, with servicesToolkit.clusters.${name}.proxy: true.`,
    );
  }

  const server = cluster.getString('url');
  if (!isHttpUrl(server)) {
    throw new InputError(
      `${where} has url "${server}", which is not an http(s) address. Give the API server's address, as in "https://10.0.0.1:6443".`,
    );
  }

  const token = cluster.getOptionalString('serviceAccountToken')?.trim();
  const tokenFile = cluster.getOptionalString('serviceAccountTokenFile');
  if (token && tokenFile) {
    throw new InputError(
      `${where} has both serviceAccountToken and serviceAccountTokenFile; keep one. The file is read again when it changes.`,
    );
  }
  if (!token && !tokenFile) {
    throw new InputError(
      `${where} has no token. Set serviceAccountToken, or serviceAccountTokenFile (in a pod: /var/run/secrets/kubernetes.io/serviceaccount/token), of the ServiceAccount services-toolkit-portal.`,
    );
  }

  const caData = cluster.getOptionalString('caData');
  const caFile = cluster.getOptionalString('caFile');
  if (caData && caFile) {
    throw new InputError(`${where} has both caData and caFile; keep one.`);
  }
  return {
    kind: 'direct',
    server,
    skipTLSVerify: cluster.getOptionalBoolean('skipTLSVerify') ?? false,
    ...(token && { token }),
    ...(tokenFile && { tokenFile }),
    ...(caData && { caData }),
    ...(caFile && { caFile }),
  };
}

function isHttpUrl(value: string): boolean {
  return (
    URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)
  );
}
