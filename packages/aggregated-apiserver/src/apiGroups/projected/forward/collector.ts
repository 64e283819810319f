import type { ResourceRequest } from '../requests/ResourceRequest';
import { isAboutOne, isWrite } from '../requests/ResourceRequest';
import { StatusError } from '../../../server/status/StatusError';

/**
 * Kubernetes' garbage collector in this cluster must not act on what lives in another one: it would find no owner of an
 * object whose owner is there, and delete the object; and it would take away the finalizer of one whose dependents are
 * there. So it sees projected objects without owners and finalizers, and writes none of them. Objects of this cluster that a
 * projected one owns are collected as ever.
 */
export function withoutOwners(object: unknown): unknown {
  const { metadata, ...rest } = (object ?? {}) as {
    metadata?: Record<string, unknown>;
  };
  const {
    ownerReferences: _,
    finalizers: __,
    managedFields: ___,
    ...kept
  } = metadata ?? {};
  return { ...rest, metadata: kept };
}

/** @throws StatusError 403 where it would write a single object */
export function refuseCollector(request: ResourceRequest): void {
  if (isWrite(request) && isAboutOne(request)) {
    const { group, resource, name } = request;
    throw new StatusError({
      code: 403,
      reason: 'Forbidden',
      message: `${resource}.${group} "${
        name ?? ''
      }" is forbidden: it lives in another cluster, whose own garbage collector looks after it`,
      details: { group, kind: resource, ...(name && { name }) },
    });
  }
}
