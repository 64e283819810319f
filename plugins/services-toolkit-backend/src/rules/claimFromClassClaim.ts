import {
  annotations,
  claimReference,
  summarizeClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { claimEntityName } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What the API shows of a ClassClaim. Neither of them ever holds a Secret's data, only its name. */
export function claimFromClassClaim(
  cluster: string,
  classClaim: ClassClaim,
): Claim {
  const { metadata, spec, status } = classClaim;
  const name = metadata.name ?? '';
  const namespace = metadata.namespace ?? '';
  const { state, sentence, move } = summarizeClaim(classClaim);
  return withoutUndefined({
    cluster,
    namespace,
    name,
    entityName: claimEntityName(cluster, namespace, name),
    class: spec.classRef?.name,
    entityRef: metadata.annotations?.[annotations.entityRef],
    createdAt: metadata.creationTimestamp,
    state,
    sentence,
    move,
    conditions: status?.conditions ?? [],
    bindingName: status?.binding?.name,
    resourceRef: status?.resourceRef,
    requestedBy: metadata.annotations?.[annotations.requestedBy],
    reference: claimReference(classClaim),
    manifest: manifestOf(classClaim),
  });
}

/** The object as a person would write it into a file: managedFields are the API server's book-keeping. */
function manifestOf(classClaim: ClassClaim): Record<string, unknown> {
  const { managedFields: _, ...metadata } = classClaim.metadata;
  return { ...classClaim, metadata };
}

function withoutUndefined<T extends object>(value: T): T {
  const copy = { ...value };
  for (const key of Object.keys(copy) as (keyof T)[]) {
    if (copy[key] === undefined) {
      delete copy[key];
    }
  }
  return copy;
}
