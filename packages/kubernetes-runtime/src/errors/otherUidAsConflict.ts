import { isInvalid, KubernetesApiError } from './KubernetesApiError';

/**
 * An apply with a UID is refused as a conflict when the object is gone, but as a change of an immutable field (422) when
 * another one has its name by now (kube-apiserver 1.37). To callers both say the same: what you decided about is no more.
 */
export function otherUidAsConflict(error: unknown): unknown {
  const causes = isInvalid(error) ? error.details?.causes ?? [] : [];
  if (
    !isInvalid(error) ||
    causes.length === 0 ||
    !causes.every(({ field }) => field === 'metadata.uid')
  ) {
    return error;
  }
  const { message, details } = error;
  return new KubernetesApiError({
    code: 409,
    reason: 'Conflict',
    message,
    ...(details && { details }),
  });
}
