import { InputError } from '@backstage/errors';
import type { CatalogConnection, ClusterConnection } from './ClusterConnection';
import { parseAllowedAddress } from './AllowedAddress';
import type {
  KubernetesSection,
  OwnPortalToken,
} from './readKubernetesSection';
import {
  type ClusterSettings,
  readCount,
  readFlag,
  readText,
  readTexts,
} from './settings';

/** What is set here of the portal's own way to a cluster. */
const ofTheConnection = [
  'serviceAccountToken',
  'serviceAccountTokenFile',
  'allowedHosts',
  'caData',
  'caFile',
] as const;

/** What only counts for a cluster that the catalog describes. */
const ofCatalog = ['allowedHosts', 'caData', 'caFile'] as const;

/** Often enough that an outage shows within a minute. */
const defaultWatchSeconds = 30;

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
    refuse(
      settings,
      ofTheConnection,
      'with proxy: true the kubernetes plugin has the credentials',
    );
    return {
      kind: 'proxy',
      watchSeconds: readCount(settings, 'watchSeconds') ?? defaultWatchSeconds,
    };
  }
  refuse(
    settings,
    ['watchSeconds'],
    'only a watch through the kubernetes plugin (proxy: true) has to be opened anew to notice an outage',
  );
  const described = clusters.get(name);
  if (described) {
    refuse(
      settings,
      ofCatalog,
      `the kubernetes: section describes "${name}", and says this too`,
    );
    return described.read(readToken(settings));
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
  const token = readToken(settings);
  const allowedHosts = readTexts(settings, 'allowedHosts');
  if (!token || allowedHosts.length === 0) {
    throw new InputError(
      `${key}: kubernetes.clusterLocatorMethods does not describe cluster "${name}", so the catalog must, and no secret stands there. Set serviceAccountToken (or serviceAccountTokenFile) of the ServiceAccount services-toolkit-portal, allowedHosts, the addresses that it may be sent to, as in ["https://*.example.com:6443"], and caData or caFile, which their certificates are checked with.`,
    );
  }
  const allowed = allowedHosts.map(text => {
    const address = parseAllowedAddress(text);
    if (!address) {
      throw new InputError(
        `${key}.allowedHosts has "${text}"; each must be an https address with nothing but a host, which may begin with "*.", and a port and path where there are any, as in "https://*.example.com:6443"`,
      );
    }
    return address;
  });
  const caData = readText(settings, 'caData');
  const caFile = readText(settings, 'caFile');
  if (caData && caFile) {
    throw new InputError(`${key} has both caData and caFile; keep one.`);
  }
  return {
    kind: 'catalog',
    allowed,
    ...token,
    ...(caData && { caData }),
    ...(caFile && { caFile }),
  };
}

/** The portal's own token, where it is set under `servicesToolkit.clusters`. */
function readToken(settings: ClusterSettings): OwnPortalToken | undefined {
  const token = readText(settings, 'serviceAccountToken');
  const tokenFile = readText(settings, 'serviceAccountTokenFile');
  if (token && tokenFile) {
    throw new InputError(
      `${settings.key} has both serviceAccountToken and serviceAccountTokenFile; keep one. The file is read again when it changes.`,
    );
  }
  if (token) {
    return { token };
  }
  return tokenFile ? { tokenFile } : undefined;
}

function refuse(
  { key, values }: ClusterSettings,
  fields: readonly string[],
  reason: string,
): void {
  const field = fields.find(one => values[one] !== undefined);
  if (field) {
    throw new InputError(
      `${key}.${field} has no effect: ${reason}. Remove it.`,
    );
  }
}

function listNames(names: Iterable<string>): string {
  return [...names].map(name => `"${name}"`).join(', ') || 'none';
}
