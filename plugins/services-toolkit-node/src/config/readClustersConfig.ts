import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { ClusterIdentity } from '../ServicesToolkitClusters';
import {
  type ClusterConnection,
  type KubernetesSectionCluster,
  readKubernetesSection,
} from './readKubernetesSection';

/** All that is configured about one cluster, checked. */
export interface ClusterConfig {
  readonly name: string;
  readonly title?: string;
  readonly group: string;
  readonly identity: ClusterIdentity;
  /** With identity `user`: the Backstage auth provider whose ID token the cluster takes. */
  readonly tokenProvider?: string;
  readonly connection: ClusterConnection;
}

const identities: readonly ClusterIdentity[] = [
  'impersonate',
  'user',
  'serviceAccount',
];

/** What a catalog namespace may look like: the group's entities live in a namespace of its name. */
const groupPattern = /^[a-z0-9]+(?:-+[a-z0-9]+)*$/;

/**
 * Reads `servicesToolkit.clusters` and what the `kubernetes:` section says about the clusters named there.
 *
 * @throws InputError that names the key, the cluster, and what to do
 */
export function readClustersConfig(config: Config): readonly ClusterConfig[] {
  const clusters = config.getOptional('servicesToolkit.clusters') ?? {};
  if (!isObject(clusters)) {
    throw new InputError(
      'servicesToolkit.clusters must map names of clusters to their settings, as in "workload: { group: services }"',
    );
  }
  const defaultGroup =
    config.getOptionalString('servicesToolkit.catalog.namespace') ?? 'services';
  checkGroup(defaultGroup, 'servicesToolkit.catalog.namespace');

  const names = Object.keys(clusters);
  if (names.length === 0) {
    return [];
  }
  const connections = readKubernetesSection(config);
  return names.map(name => {
    const key = `servicesToolkit.clusters.${name}`;
    const connection = connections.get(name);
    if (!connection) {
      throw new InputError(
        `${key}: the kubernetes: section has no cluster "${name}" (it has ${listNames(
          connections.keys(),
        )}). Add it to kubernetes.clusterLocatorMethods with type "config", or remove it here.`,
      );
    }
    const settings = clusters[name] ?? {};
    if (!isObject(settings)) {
      throw new InputError(
        `${key} must be an object, as in "${name}: { group: services, identity: impersonate }"; "${name}: {}" takes the defaults`,
      );
    }
    return readCluster(name, key, settings, connection, defaultGroup);
  });
}

function readCluster(
  name: string,
  key: string,
  settings: JsonObject,
  kubernetes: KubernetesSectionCluster,
  defaultGroup: string,
): ClusterConfig {
  const known = ['group', 'identity', 'title'];
  const unknown = Object.keys(settings).find(field => !known.includes(field));
  if (unknown) {
    throw new InputError(
      `${key}.${unknown} is not a setting of a cluster; there are ${known.join(
        ', ',
      )}`,
    );
  }
  const group = readString(settings, 'group', key) ?? defaultGroup;
  checkGroup(group, `${key}.group`);
  const identity = readString(settings, 'identity', key) ?? 'impersonate';
  if (!isIdentity(identity)) {
    throw new InputError(
      `${key}.identity is "${identity}"; it must be one of ${identities.join(
        ', ',
      )}`,
    );
  }
  const title = readString(settings, 'title', key) ?? kubernetes.title;
  const connection = kubernetes.read();
  const { tokenProvider } = kubernetes;
  if (identity === 'user' && !tokenProvider) {
    throw new InputError(
      `${key}.identity is "user", but the kubernetes: section does not say whose tokens cluster "${name}" takes. Set authProvider "oidc" and oidcTokenProvider there, e.g. "okta"; keep serviceAccountToken, with which the portal watches.`,
    );
  }
  return {
    name,
    group,
    identity,
    connection,
    ...(title && { title }),
    ...(identity === 'user' && { tokenProvider }),
  };
}

function readString(
  settings: JsonObject,
  field: string,
  key: string,
): string | undefined {
  const value = settings[field] ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value === '') {
    throw new InputError(`${key}.${field} must be a text that is not empty`);
  }
  return value;
}

function checkGroup(group: string, key: string): void {
  if (!groupPattern.test(group) || group.length > 63) {
    throw new InputError(
      `${key} is "${group}"; it becomes a catalog namespace, so it must be at most 63 lower-case letters, digits and single dashes`,
    );
  }
}

function isIdentity(value: string): value is ClusterIdentity {
  return identities.some(identity => identity === value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listNames(names: Iterable<string>): string {
  return [...names].map(name => `"${name}"`).join(', ') || 'none';
}
