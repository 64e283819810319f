import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { DirectConnection, TokenSource } from './ClusterConnection';

/** The portal's own token, of which one is set. */
export type OwnPortalToken = { token: string } | { tokenFile: string };

/**
 * A cluster that the `kubernetes:` section has. It may be one that only the kubernetes plugin uses, in ways unknown
 * here, so its details are not looked at before `read()`.
 */
export interface KubernetesSectionCluster {
  readonly title?: string;
  /** With `authProvider: oidc`: the Backstage auth provider whose ID token people use there. */
  readonly tokenProvider?: string;
  /**
   * @param own - the portal's own token; without one it is that of the section
   * @throws InputError that names the cluster and the key
   */
  read(own: OwnPortalToken | undefined): DirectConnection;
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
        read: own => readConnection(name, cluster, own),
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

function readConnection(
  name: string,
  cluster: Config,
  own: OwnPortalToken | undefined,
): DirectConnection {
  const where = `Cluster "${name}" in the kubernetes: section`;

  const server = cluster.getString('url');
  if (!isHttpUrl(server)) {
    throw new InputError(
      `${where} has url "${server}", which is not an http(s) address. Give the API server's address, as in "https://10.0.0.1:6443".`,
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
    ofTheSection: readSectionToken(cluster),
    ...(own ?? readSharedToken(name, where, cluster)),
    ...(caData && { caData }),
    ...(caFile && { caFile }),
  };
}

/** In a pod, what the kubernetes plugin takes where a cluster with `serviceAccount` has no token. */
const podTokenFile = '/var/run/secrets/kubernetes.io/serviceaccount/token';

function authProviderOf(cluster: Config): string {
  return cluster.getOptionalString('authProvider') ?? 'serviceAccount';
}

/** With `oidc` and the like people bring their own: what stands there is then the portal's alone. */
function readSectionToken(cluster: Config): TokenSource {
  if (authProviderOf(cluster) !== 'serviceAccount') {
    return {};
  }
  const token = cluster.getOptionalString('serviceAccountToken')?.trim();
  return token
    ? { token }
    : {
        tokenFile:
          cluster.getOptionalString('serviceAccountTokenFile') ?? podTokenFile,
      };
}

/** Without a token of its own the portal takes the section's, which the kubernetes plugin may have, too. */
function readSharedToken(
  name: string,
  where: string,
  cluster: Config,
): OwnPortalToken {
  const authProvider = authProviderOf(cluster);
  if (!['serviceAccount', 'oidc'].includes(authProvider)) {
    throw new InputError(
      `${where} has authProvider "${authProvider}". Services Toolkit reads and watches with a ServiceAccount's token: set servicesToolkit.clusters.${name}.serviceAccountToken, or serviceAccountTokenFile, of the ServiceAccount services-toolkit-portal.`,
    );
  }
  const token = cluster.getOptionalString('serviceAccountToken')?.trim();
  const tokenFile = cluster.getOptionalString('serviceAccountTokenFile');
  if (token && tokenFile) {
    throw new InputError(
      `${where} has both serviceAccountToken and serviceAccountTokenFile; keep one. The file is read again when it changes.`,
    );
  }
  if (token) {
    return { token };
  }
  if (tokenFile) {
    return { tokenFile };
  }
  throw new InputError(
    `The portal has no token for cluster "${name}". Set servicesToolkit.clusters.${name}.serviceAccountToken, or serviceAccountTokenFile (in a pod: ${podTokenFile}), of the ServiceAccount services-toolkit-portal.`,
  );
}

function isHttpUrl(value: string): boolean {
  return (
    URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)
  );
}
