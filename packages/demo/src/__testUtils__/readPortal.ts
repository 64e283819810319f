import type { PortalVisitor } from '../portal/PortalVisitor';

/** As the claim API tells it, as far as tests look at it. */
export interface ShownOffering {
  class: string;
  title: string;
  kind: string;
  clusters: { name: string; ready: string; stale?: boolean }[];
}

/** As the claim API tells it, as far as tests look at it. */
export interface ShownCluster {
  name: string;
  reachable: boolean;
  message?: string;
}

interface Entity {
  metadata: { namespace: string; name: string; title?: string };
}

/** Refs of the resources in the catalog. */
export async function resourcesOf(visitor: PortalVisitor): Promise<string[]> {
  const all = await visitor.get<Entity[]>(
    '/api/catalog/entities?filter=kind=resource',
  );
  return all
    .map(({ metadata }) => `resource:${metadata.namespace}/${metadata.name}`)
    .sort();
}

/** What people read as the names of the resources of a type. */
export async function titlesOf(
  visitor: PortalVisitor,
  type: 'service-offering' | 'service-claim',
): Promise<string[]> {
  const all = await visitor.get<Entity[]>(
    `/api/catalog/entities?filter=kind=resource,spec.type=${type}`,
  );
  return all.map(({ metadata }) => metadata.title ?? '').sort();
}

/** All offerings, as the services page shows them. */
export async function offeringsOf(
  visitor: PortalVisitor,
): Promise<ShownOffering[]> {
  const { items } = await visitor.get<{ items: ShownOffering[] }>(
    '/api/services-toolkit/offerings',
  );
  return items;
}

/** One offering, as its own page shows it. */
export function offeringOf(
  visitor: PortalVisitor,
  name: string,
): Promise<ShownOffering> {
  return visitor.get(`/api/services-toolkit/offerings/services/${name}`);
}

export async function clusterOf(
  visitor: PortalVisitor,
  name: string,
): Promise<ShownCluster | undefined> {
  const { items } = await visitor.get<{ items: ShownCluster[] }>(
    '/api/services-toolkit/clusters',
  );
  return items.find(one => one.name === name);
}
