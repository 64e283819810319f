import {
  annotations,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';

/** Who wrote the data of copies, in the API server's own book-keeping. */
export const copyFieldManager = 'services-toolkit-controllers';

/** A Secret's metadata, with what its managedFields say about it: these are half of its size, and are not kept. */
export interface KeptSecret extends KubernetesObject {
  /** {@link sourceVersion} of the Secret that it is an untouched copy of. */
  intactCopyOf?: string;
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
export function keepSecret({
  apiVersion,
  kind,
  metadata,
}: KubernetesObject): KeptSecret {
  const noted = metadata.annotations?.[annotations.copiedVersion];
  const [, version, keys] = /^([^/]+\/[^/]+)\/(\d+)$/.exec(noted ?? '') ?? [];
  const { annotations: _, ...kept } = metadata;
  return {
    apiVersion,
    kind,
    metadata: kept,
    ...(version !== undefined &&
      keysThatWeWrote(metadata) === Number(keys) && { intactCopyOf: version }),
  };
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
