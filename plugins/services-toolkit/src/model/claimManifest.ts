import {
  annotations,
  buildClassClaim,
  buildResourceClaim,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimRequest,
  NeedClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What the API server or our admission policies add; nobody writes it into a file. */
const addedAnnotations: ReadonlySet<string> = new Set([
  annotations.requestedBy,
  annotations.requestedByGroups,
]);

/** The claim that a request asks for, as one would apply it with kubectl. */
export function claimManifest(
  request: ClaimRequest | NeedClaimRequest | ResourceClaimRequest,
) {
  const entity = request.entityRef ? { ref: request.entityRef } : undefined;
  if ('resource' in request) {
    return buildResourceClaim(request, entity);
  }
  const { parameters, ...rest } = request;
  return buildClassClaim(
    Object.keys(parameters ?? {}).length > 0 ? request : rest,
    entity,
  );
}

/** Of a claim that the API server answered with, what one would apply again. */
export function applicableManifest(
  manifest: Record<string, unknown>,
): Record<string, unknown> {
  const { apiVersion, kind, metadata, spec } = manifest;
  const { name, namespace, labels, ...rest } = asRecord(metadata);
  const own = Object.entries(asRecord(rest.annotations)).filter(
    ([key]) => !addedAnnotations.has(key),
  );
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      ...(Object.keys(asRecord(labels)).length > 0 && { labels }),
      ...(own.length > 0 && { annotations: Object.fromEntries(own) }),
    },
    spec,
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
