import { InputError } from '@backstage/errors';
import type { CatalogConnection, ClusterConnection } from './ClusterConnection';
import type { KubernetesSection } from './readKubernetesSection';
import {
  type ClusterSettings,
  readFlag,
  readText,
  readTexts,
} from './settings';

/** What only counts for a cluster that the catalog describes. */
const ofCatalog = [
  'serviceAccountToken',
  'serviceAccountTokenFile',
  'allowedHosts',
] as const;

/**
 * How to reach a cluster: through the kubernetes plugin where that is switched on, else as the `kubernetes:` section
 * describes it, else as the catalog does.
 *
 * @throws InputError that names the key and says what to do
 */
export function readClusterConnection(
  settings: ClusterSettings,
  { clusters, readsCatalog }: KubernetesSection,
): ClusterConnection {
  const { key, name } = settings;
  if (readFlag(settings, 'proxy')) {
    refuseOfCatalog(
      settings,
      'with proxy: true the kubernetes plugin has the credentials',
    );
    return { kind: 'proxy' };
  }
  const described = clusters.get(name);
  if (described) {
    refuseOfCatalog(settings, `the kubernetes: section describes "${name}"`);
    return described.read();
  }
  if (readsCatalog) {
    return readCatalogConnection(settings);
  }
  throw new InputError(
    `${key}: the kubernetes: section has no cluster "${name}" (it has ${listNames(
      clusters.keys(),
    )}). Add it to kubernetes.clusterLocatorMethods with type "config", set ${key}.proxy: true if the kubernetes plugin knows it from elsewhere, or remove it here.`,
  );
}

function readCatalogConnection(settings: ClusterSettings): CatalogConnection {
  const { key, name } = settings;
  const token = readText(settings, 'serviceAccountToken');
  const tokenFile = readText(settings, 'serviceAccountTokenFile');
  const allowedHosts = readTexts(settings, 'allowedHosts');
  if (token && tokenFile) {
    throw new InputError(
      `${key} has both serviceAccountToken and serviceAccountTokenFile; keep one. The file is read again when it changes.`,
    );
  }
  if ((!token && !tokenFile) || allowedHosts.length === 0) {
    throw new InputError(
      `${key}: kubernetes.clusterLocatorMethods does not describe cluster "${name}", so the catalog must, and no secret stands there. Set serviceAccountToken (or serviceAccountTokenFile) of the ServiceAccount services-toolkit-portal, and allowedHosts, the hosts that it may be sent to, as in ["*.example.com"]; or set proxy: true to go through the kubernetes plugin.`,
    );
  }
  return {
    kind: 'catalog',
    allowedHosts,
    ...(token && { token }),
    ...(tokenFile && { tokenFile }),
  };
}

function refuseOfCatalog(
  { key, values }: ClusterSettings,
  reason: string,
): void {
  const field = ofCatalog.find(one => values[one] !== undefined);
  if (field) {
    throw new InputError(
      `${key}.${field} is for clusters that the catalog describes, but ${reason}. Remove it.`,
    );
  }
}

function listNames(names: Iterable<string>): string {
  return [...names].map(name => `"${name}"`).join(', ') || 'none';
}
