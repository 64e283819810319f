import type { GroupDiscovery } from '../../ApiGroup';
import type { UpstreamRequest } from '../upstream/UpstreamConnection';
import { readResourceList } from './readResourceList';

/** What a service cluster says of a group, before anything is left out of it. */
export interface UpstreamGroup {
  discovery: GroupDiscovery;
  openApi: {
    v2: unknown;
    v3: Readonly<Record<string, unknown>>;
  };
}

/** Asks for a document; undefined where there is none. */
export type ReadDocument = (
  path: string,
  headers?: UpstreamRequest['headers'],
) => Promise<unknown>;

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
  const [v2, ...each] = await Promise.all([
    read('/openapi/v2'),
    ...wanted.map(async version => {
      const path = `/apis/${group}/${version}`;
      const [resources, openApi] = await Promise.all([
        read(path),
        read(`/openapi/v3${path}`),
      ]);
      return { version, resources: readResourceList(resources), openApi };
    }),
  ]);
  return {
    discovery: {
      group,
      versions: each.map(({ version, resources }) => ({ version, resources })),
    },
    openApi: {
      v2,
      v3: Object.fromEntries(
        each.map(({ version, openApi }) => [version, openApi]),
      ),
    },
  };
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
  return names.sort(
    (a, b) => Number(b === preferred) - Number(a === preferred),
  );
}
