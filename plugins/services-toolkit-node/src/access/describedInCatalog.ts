import { readFile } from 'node:fs/promises';
import type { Entity } from '@backstage/catalog-model';
import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import type { CatalogConnection } from '../config/ClusterConnection';
import { ClusterAccessError } from './ClusterAccessError';
import type { PortalAccess } from './PortalAccess';

/** The annotations of plugin-kubernetes-common by which the kubernetes plugin, too, finds clusters in the catalog. */
const apiServer = 'kubernetes.io/api-server';
const certificateAuthority = 'kubernetes.io/api-server-certificate-authority';

/** How long the catalog's word counts: an address changes when a cluster is made anew. */
const keptForMs = 60_000;

/**
 * Reaches a cluster that the catalog describes (Resource, type kubernetes-cluster). Where the token goes is not for the
 * catalog to say alone: whoever may change an entity could have it sent to themselves. So the host must be one that is
 * configured, and TLS is always checked.
 */
export function describedInCatalog(
  cluster: string,
  connection: CatalogConnection,
  portal: PortalAccess,
  now: () => number = Date.now,
): () => Promise<ProvidedAccess> {
  let known: { until: number; server: string; caData: string } | undefined;

  const look = async () => {
    const { items } = await portal.catalog.getEntities(
      {
        filter: {
          kind: 'Resource',
          'spec.type': 'kubernetes-cluster',
          'metadata.name': cluster,
        },
        fields: ['kind', 'metadata'],
      },
      { credentials: await portal.auth.getOwnServiceCredentials() },
    );
    return serverOf(cluster, items, connection.allowedHosts);
  };

  return async () => {
    if (!known || known.until <= now()) {
      try {
        known = { ...(await look()), until: now() + keptForMs };
      } catch (error) {
        // The catalog's word or the lack of it counts; that it does not answer changes nothing.
        if (!known || error instanceof ClusterAccessError) {
          throw error;
        }
      }
    }
    const { server, caData } = known;
    const token = await tokenOf(cluster, connection);
    return { server, caData, headers: { authorization: `Bearer ${token}` } };
  };
}

function serverOf(
  cluster: string,
  entities: readonly Entity[],
  allowedHosts: readonly string[],
): { server: string; caData: string } {
  const described = entities.flatMap(({ metadata }) => {
    const server = metadata.annotations?.[apiServer];
    const caData = metadata.annotations?.[certificateAuthority];
    return server && caData ? [{ server, caData }] : [];
  });
  const [first, second] = described;
  if (!first) {
    throw new ClusterAccessError(
      `Cluster "${cluster}" is not in the catalog: there is no Resource of type kubernetes-cluster and that name with the annotations ${apiServer} and ${certificateAuthority}. Register it, or describe the cluster under kubernetes.clusterLocatorMethods with type "config".`,
    );
  }
  if (second) {
    throw new ClusterAccessError(
      `The catalog describes cluster "${cluster}" more than once. Keep one Resource of type kubernetes-cluster and that name.`,
    );
  }
  if (!isAllowed(first.server, allowedHosts)) {
    throw new ClusterAccessError(
      `The catalog says that cluster "${cluster}" is at a host that servicesToolkit.clusters.${cluster}.allowedHosts does not allow, or not at an https address. If the entity is right, add its host there.`,
    );
  }
  return first;
}

/** A host is allowed by its name, or by `*.` and a domain that it is in. */
function isAllowed(server: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(server)) {
    return false;
  }
  const { hostname, protocol, username, password } = new URL(server);
  return (
    protocol === 'https:' &&
    !username &&
    !password &&
    allowedHosts.some(allowed =>
      allowed.startsWith('*.')
        ? hostname.endsWith(allowed.slice(1).toLocaleLowerCase('en-US'))
        : hostname === allowed.toLocaleLowerCase('en-US'),
    )
  );
}

async function tokenOf(
  cluster: string,
  { token, tokenFile }: CatalogConnection,
): Promise<string> {
  if (token) {
    return token;
  }
  try {
    return (await readFile(tokenFile ?? '', 'utf8')).trim();
  } catch (error) {
    throw new ClusterAccessError(
      `The file of servicesToolkit.clusters.${cluster}.serviceAccountTokenFile cannot be read (${
        (error as NodeJS.ErrnoException).code
      }). Put the token of the ServiceAccount services-toolkit-portal there.`,
    );
  }
}
