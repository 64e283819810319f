import { readFile } from 'node:fs/promises';
import type { Entity } from '@backstage/catalog-model';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import { type AllowedAddress, allowedAddress } from '../config/AllowedAddress';
import type { CatalogConnection } from '../config/ClusterConnection';
import { ClusterAccessError } from './ClusterAccessError';
import type { PortalAccess } from './PortalAccess';

/** The annotation of plugin-kubernetes-common by which the kubernetes plugin, too, finds clusters in the catalog. */
const apiServer = 'kubernetes.io/api-server';

/** How long the catalog's word counts: an address changes when a cluster is made anew. */
const keptForMs = 60_000;

/**
 * Reaches a cluster that the catalog describes (Resource, type kubernetes-cluster). Where the token goes is not for the
 * catalog to say alone: whoever may change an entity could have it sent to themselves. So the address must be one that is
 * configured, port and path included, and its certificate is checked with what is configured: an authority in the entity
 * would be that of whoever changed it.
 */
export function describedInCatalog(
  cluster: string,
  connection: CatalogConnection,
  portal: PortalAccess,
  now: () => number = Date.now,
): () => Promise<ProvidedAccess> {
  let known: { until: number; server: string } | undefined;

  const look = async () => {
    const { items } = await portal.catalog.getEntities(
      {
        filter: {
          kind: 'Resource',
          'spec.type': entityTypes.cluster,
          'metadata.name': cluster,
        },
        fields: ['kind', 'metadata'],
      },
      { credentials: await portal.auth.getOwnServiceCredentials() },
    );
    return serverOf(cluster, items, connection.allowed);
  };

  return async () => {
    if (!known || known.until <= now()) {
      try {
        known = { server: await look(), until: now() + keptForMs };
      } catch (error) {
        // The catalog's word or the lack of it counts; that it does not answer changes nothing.
        if (!known || error instanceof ClusterAccessError) {
          throw error;
        }
      }
    }
    const { server } = known;
    const token = await tokenOf(cluster, connection);
    const caData = await authorityOf(cluster, connection);
    return {
      server,
      ...(caData !== undefined && { caData }),
      headers: { authorization: `Bearer ${token}` },
    };
  };
}

function serverOf(
  cluster: string,
  entities: readonly Entity[],
  allowed: readonly AllowedAddress[],
): string {
  const [first, second] = entities.flatMap(
    ({ metadata }) => metadata.annotations?.[apiServer] ?? [],
  );
  if (!first) {
    throw new ClusterAccessError(
      `Cluster "${cluster}" is not in the catalog: there is no Resource of type kubernetes-cluster and that name with the annotation ${apiServer}. Register it, or describe the cluster under kubernetes.clusterLocatorMethods with type "config".`,
    );
  }
  if (second) {
    throw new ClusterAccessError(
      `The catalog describes cluster "${cluster}" more than once. Keep one Resource of type kubernetes-cluster and that name.`,
    );
  }
  const server = allowedAddress(first, allowed);
  if (!server) {
    throw new ClusterAccessError(
      `The catalog says that cluster "${cluster}" is at an address that servicesToolkit.clusters.${cluster}.allowedHosts does not allow, or not at an https address. If the entity is right, add its address there, with its port where that is not 443.`,
    );
  }
  return server;
}

async function tokenOf(
  cluster: string,
  { token, tokenFile = '' }: CatalogConnection,
): Promise<string> {
  return (
    token ??
    (
      await readConfiguredFile(
        tokenFile,
        `servicesToolkit.clusters.${cluster}.serviceAccountTokenFile`,
        'Put the token of the ServiceAccount services-toolkit-portal there.',
      )
    )
      .toString()
      .trim()
  );
}

/** In base64, as kubeconfigs have it; `undefined` where the system's authorities are meant. */
async function authorityOf(
  cluster: string,
  { caData, caFile }: CatalogConnection,
): Promise<string | undefined> {
  if (!caFile) {
    return caData;
  }
  const pem = await readConfiguredFile(
    caFile,
    `servicesToolkit.clusters.${cluster}.caFile`,
    "Put the certificates of the cluster's authority there, as PEM.",
  );
  return pem.toString('base64');
}

async function readConfiguredFile(
  file: string,
  key: string,
  advice: string,
): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ClusterAccessError(
      `The file of ${key} cannot be read (${
        (error as NodeJS.ErrnoException).code
      }). ${advice}`,
    );
  }
}
