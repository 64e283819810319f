import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { ClusterIdentity } from '../ServicesToolkitClusters';
import type { ClusterConnection } from './ClusterConnection';
import { readClusterConnection } from './readClusterConnection';
import {
  type KubernetesSection,
  readKubernetesSection,
} from './readKubernetesSection';
import { type ClusterSettings, readText } from './settings';

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
  const section = readKubernetesSection(config);
  return names.map(name => {
    const key = `servicesToolkit.clusters.${name}`;
    const values = clusters[name] ?? {};
    if (!isObject(values)) {
      throw new InputError(
        `${key} must be an object, as in "${name}: { group: services, identity: impersonate }"; "${name}: {}" takes the defaults`,
      );
    }
    return readCluster({ name, key, values }, section, defaultGroup);
  });
}

const known = [
  'group',
  'identity',
  'title',
  'proxy',
  'watchSeconds',
  'oidcTokenProvider',
  'serviceAccountToken',
  'serviceAccountTokenFile',
  'allowedHosts',
  'caData',
  'caFile',
];

function readCluster(
  settings: ClusterSettings,
  section: KubernetesSection,
  defaultGroup: string,
): ClusterConfig {
  const { key, name } = settings;
  const unknown = Object.keys(settings.values).find(
    field => !known.includes(field),
  );
  if (unknown) {
    throw new InputError(
      `${key}.${unknown} is not a setting of a cluster; there are ${known.join(
        ', ',
      )}`,
    );
  }
  const group = readText(settings, 'group') ?? defaultGroup;
  checkGroup(group, `${key}.group`);
  const identity = readText(settings, 'identity') ?? 'impersonate';
  if (!isIdentity(identity)) {
    throw new InputError(
      `${key}.identity is "${identity}"; it must be one of ${identities.join(
        ', ',
      )}`,
    );
  }
  const connection = readClusterConnection(settings, section);
  if (connection.kind === 'proxy' && identity === 'impersonate') {
    throw new InputError(
      `${key} has proxy: true, so identity cannot be "impersonate": the kubernetes plugin passes the Impersonate headers of every browser on, and whoever may use its proxy could act as anybody. Set identity: user, or describe the cluster with a token of the portal's own (serviceAccountToken).`,
    );
  }
  const described = section.clusters.get(name);
  const title = readText(settings, 'title') ?? described?.title;
  const tokenProvider =
    readText(settings, 'oidcTokenProvider') ?? described?.tokenProvider;
  if (identity === 'user' && !tokenProvider) {
    throw new InputError(
      `${key}.identity is "user", but nothing says whose tokens cluster "${name}" takes. Set oidcTokenProvider, e.g. "okta", here, or with authProvider "oidc" in the kubernetes: section; keep serviceAccountToken, with which the portal watches.`,
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
