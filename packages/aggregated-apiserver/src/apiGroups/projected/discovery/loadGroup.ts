import type { GroupDiscovery, GroupOpenApi } from '../../ApiGroup';
import { onlyServedV2, onlyServedV3, type IsServed } from './onlyServed';
import { readResourceList } from './readResourceList';

/** What a service cluster says of a group: what of it is projected. */
export interface UpstreamGroup {
  discovery: GroupDiscovery;
  openApi: GroupOpenApi;
}

/** Asks for a document; undefined where there is none. */
export type ReadDocument = (path: string) => Promise<unknown>;

const versionName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const mostVersions = 16;

/**
 * Reads what a service cluster serves of a group; undefined where it serves nothing of it.
 *
 * @param versions - only these, in this order; all of them when left out
 */
export async function loadGroup(
  read: ReadDocument,
  group: string,
  versions?: readonly string[],
): Promise<UpstreamGroup | undefined> {
  const served = versionsOf(await read(`/apis/${group}`));
  const wanted = versions
    ? versions.filter(version => served.includes(version))
    : served;
  if (wanted.length === 0) {
    return undefined;
  }
  // One after the other, and of each only what is projected is kept: together they may have hundreds of megabytes.
  const each: GroupDiscovery['versions'][number][] = [];
  for (const version of wanted) {
    const list = await read(`/apis/${group}/${version}`);
    each.push({ version, resources: readResourceList(list) });
  }
  const isServed: IsServed = (version, plural) =>
    each.some(
      one =>
        one.version === version &&
        one.resources.some(resource => resource.plural === plural),
    );
  const v3: Record<string, object> = {};
  for (const version of wanted) {
    const document = await read(`/openapi/v3/apis/${group}/${version}`);
    v3[version] = onlyServedV3(document, group, isServed);
  }
  const v2 = onlyServedV2(await read('/openapi/v2'), group, isServed);
  return { discovery: { group, versions: each }, openApi: { v2, v3 } };
}

/** Of an `APIGroup`, the preferred one first. */
function versionsOf(document: unknown): string[] {
  const { versions, preferredVersion } = (document ?? {}) as {
    versions?: unknown;
    preferredVersion?: { version?: unknown };
  };
  const names = (Array.isArray(versions) ? versions : [])
    .slice(0, mostVersions)
    .map(one => (one as { version?: unknown } | null)?.version)
    .filter(
      (one): one is string => typeof one === 'string' && versionName.test(one),
    );
  const preferred = preferredVersion?.version;
  return [...new Set(names)].sort(
    (a, b) => Number(b === preferred) - Number(a === preferred),
  );
}
