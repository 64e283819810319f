import {
  annotations,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';

/** Who wrote the data of copies, in the API server's own book-keeping. */
export const copyFieldManager = 'services-toolkit-controllers';

/** A Secret's metadata, with what its managedFields say about it: these are half of its size, and are not kept. */
export interface TransformedSecret extends KubernetesObject {
  /** {@link sourceVersion} of the Secret that it is an untouched copy of. */
  intactCopyOf?: string;
  /** The names of its keys, as far as managedFields tell them; never its data. */
  keys?: readonly string[];
}

/** Names one version of a Secret. */
export function sourceVersion({
  uid,
  resourceVersion,
}: {
  uid: string;
  resourceVersion: string;
}): string {
  return `${uid}/${resourceVersion}`;
}

/** What a copy notes about the Secret that it was made from: its version, and how many keys there were. */
export function copiedVersion({
  metadata,
  data = {},
}: KubernetesObject & { data?: Record<string, string> }): string {
  const { uid = '', resourceVersion = '' } = metadata;
  return `${sourceVersion({ uid, resourceVersion })}/${
    Object.keys(data).length
  }`;
}

/**
 * What is kept of a Secret. An untouched copy is marked, so that after a start nobody has to read the data of all Secrets
 * to find that nothing has changed. Untouched: all its keys are still there, and the API server knows nobody but us who
 * wrote one.
 */
export function transformSecret({
  apiVersion,
  kind,
  metadata,
}: KubernetesObject): TransformedSecret {
  const noted = metadata.annotations?.[annotations.copiedVersion];
  const [, version, count] = /^([^/]+\/[^/]+)\/(\d+)$/.exec(noted ?? '') ?? [];
  const { annotations: _, ...kept } = metadata;
  const keys = keysOf(metadata);
  return {
    apiVersion,
    kind,
    metadata: kept,
    ...(keys && { keys }),
    ...(version !== undefined &&
      keysThatWeWrote(metadata) === Number(count) && { intactCopyOf: version }),
  };
}

/** As many as a claim's status has place for. */
export const mostKeys = 256;

/**
 * The keys of a Secret in the API server's own book-keeping. Undefined where that may not be all: nobody is noted, or
 * somebody has applied `stringData`, whose keys become others'.
 */
function keysOf(
  metadata: KubernetesObject['metadata'],
): readonly string[] | undefined {
  const names = new Set<string>();
  for (const { fieldsV1 } of metadata.managedFields ?? []) {
    if (fieldsV1?.['f:stringData']) {
      return undefined;
    }
    for (const key of Object.keys(fieldsV1?.['f:data'] ?? {})) {
      if (key.startsWith('f:')) {
        names.add(key.slice(2));
      }
    }
  }
  return names.size > 0 ? keyNames(names) : undefined;
}

/** In the order and number in which a claim's status has them. */
export function keyNames(names: Iterable<string>): readonly string[] {
  return [...names].sort().slice(0, mostKeys);
}

/** How many keys the data has; undefined where others wrote some of them. */
function keysThatWeWrote(
  metadata: KubernetesObject['metadata'],
): number | undefined {
  let count = 0;
  for (const { manager, fieldsV1 } of metadata.managedFields ?? []) {
    const keys = Object.keys(fieldsV1?.['f:data'] ?? {}).filter(
      key => key !== '.',
    );
    if (keys.length > 0 && manager !== copyFieldManager) {
      return undefined;
    }
    count += keys.length;
  }
  return count;
}
