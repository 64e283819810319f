import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { InformerEvent } from '@services-toolkit/kubernetes-runtime';

/** Whether of what is kept of an object nothing has changed but its version: a heartbeat of a node, mostly. */
export function isSameFact({
  object,
  old,
}: InformerEvent<KubernetesObject>): boolean {
  return (
    old !== undefined &&
    isDeepStrictEqual(withoutVersion(object), withoutVersion(old))
  );
}

function withoutVersion({
  metadata: { resourceVersion: _, ...metadata },
  ...rest
}: KubernetesObject) {
  return { ...rest, metadata };
}
