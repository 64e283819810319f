import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { Portal } from './Portal';
import { people } from './teams';

const PAGE = 50;
/** So many requests of each caller to each list. */
const REQUESTS = 40;
/** So often each caller asks for the first two pages beforehand: a portal that people use has compiled its code. */
const WARM_UP = 5;

/** A list of the portal: its first page, and how the answer leads to the next. */
interface List {
  path: string;
  nextCursor(answer: unknown): string | undefined;
}

const claims: List = {
  path: '/api/services-toolkit/claims',
  nextCursor: answer => (answer as { nextCursor?: string }).nextCursor,
};
const offerings: List = { ...claims, path: '/api/services-toolkit/offerings' };
const services: List = { ...claims, path: '/api/services-toolkit/services' };
const catalog: List = {
  path: '/api/catalog/entities/by-query?filter=kind=resource',
  nextCursor: answer =>
    (answer as { pageInfo: { nextCursor?: string } }).pageInfo.nextCursor,
};

/**
 * Ten people who page through lists at once, each asking for the next page as soon as one is there. Which claims they see
 * their team decides, by conditions of the permission policy and by RBAC in the clusters.
 */
export async function measureLists(portal: Portal): Promise<Figure> {
  const [floor, claimPages, offeringPages, servicePages] = await listed(
    portal,
    [catalog, claims, offerings, services],
  );
  const told = (what: string, samples: number[]) =>
    `${what}: half within ${percentile(samples, 50).toFixed(
      0,
    )} ms, 95 % within ${percentile(samples, 95).toFixed(
      0,
    )} ms, all within ${percentile(samples, 100).toFixed(0)} ms`;
  return {
    name: 'portal-list-p95-ms',
    value: Math.max(
      ...[claimPages, offeringPages, servicePages].map(pages =>
        percentile(pages, 95),
      ),
    ),
    unit: 'ms',
    floor: percentile(floor, 95),
    floorIs: 'the catalog’s own list of resources, for the same ten callers',
    target: 100,
    notes: [
      told('claims', claimPages),
      told('offerings', offeringPages),
      told('services', servicePages),
    ],
  };
}

/** As many requests as {@link measureLists} makes, all of them to the catalog's own list. */
export async function listCatalogOnly(portal: Portal): Promise<void> {
  await listed(portal, [catalog, catalog, catalog, catalog]);
}

/** How many milliseconds each request took, for each of the lists. */
async function listed<T extends readonly List[]>(
  portal: Portal,
  lists: readonly [...T],
): Promise<{ [K in keyof T]: number[] }> {
  const tokens = await Promise.all(
    people.map(person => signIn(portal.url, person)),
  );
  const samples: number[][] = [];
  for (const list of lists) {
    // Unmeasured: JIT, and the answers of the clusters' RBAC for the first two pages.
    for (let round = 0; round < WARM_UP; round++)
      await Promise.all(
        tokens.map(token => pageThrough(portal, list, token, 2)),
      );
    const results = await Promise.all(
      tokens.map(token => pageThrough(portal, list, token, REQUESTS)),
    );
    samples.push(results.flat());
  }
  return samples as { [K in keyof T]: number[] };
}

async function pageThrough(
  portal: Portal,
  { path, nextCursor }: List,
  token: string,
  requests: number,
): Promise<number[]> {
  const samples: number[] = [];
  let cursor: string | undefined;
  while (samples.length < requests) {
    const url = new URL(path, portal.url);
    url.searchParams.set('limit', String(PAGE));
    if (cursor) {
      url.searchParams.delete('filter');
      url.searchParams.set('cursor', cursor);
    }
    const start = performance.now();
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer = await response.json();
    samples.push(performance.now() - start);
    if (!response.ok)
      throw new Error(`${url} answered ${JSON.stringify(answer)}`);
    if (answer.items.length === 0)
      throw new Error(`${url} has nothing to show: nothing was measured`);
    cursor = nextCursor(answer);
  }
  return samples;
}

async function signIn(url: string, person: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: { 'x-demo-user': person },
  });
  const answer: { backstageIdentity?: { token?: string } } =
    await response.json();
  const token = answer.backstageIdentity?.token;
  if (!token)
    throw new Error(`${person} cannot sign in: ${JSON.stringify(answer)}`);
  return token;
}
