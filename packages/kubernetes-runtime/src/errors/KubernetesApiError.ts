/** What Kubernetes' `Status.details` says about a refusal. @public */
export interface KubernetesApiErrorDetails {
  group?: string;
  kind?: string;
  name?: string;
  uid?: string;
  causes?: { reason?: string; message?: string; field?: string }[];
  retryAfterSeconds?: number;
}

const marker = Symbol.for(
  '@services-toolkit/kubernetes-runtime.KubernetesApiError',
);

/**
 * Thrown when the API server answered, and refused. `reason` is that of Kubernetes' `Status` (`NotFound`,
 * `AlreadyExists`, `Conflict`, `Forbidden`, `Invalid`, `Expired`, ...); `message` is the API server's own sentence.
 *
 * An answer that carries no `Status` (an ingress' or proxy's) never has the reason `NotFound`: whoever deletes because
 * something is gone must have it from an API server.
 *
 * @public
 */
export class KubernetesApiError extends Error {
  readonly name = 'KubernetesApiError';
  /** The HTTP status code. */
  readonly code: number;
  readonly reason: string;
  readonly details: KubernetesApiErrorDetails | undefined;
  readonly [marker] = true;

  constructor(init: {
    code: number;
    reason: string;
    message: string;
    details?: KubernetesApiErrorDetails;
  }) {
    super(init.message);
    this.code = init.code;
    this.reason = init.reason;
    this.details = init.details;
  }

  // Two copies of this package may be installed side by side in a Backstage backend: both must recognise the error.
  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** The object does not exist; an API server says so. @public */
export function isNotFound(error: unknown): error is KubernetesApiError {
  return error instanceof KubernetesApiError && error.reason === 'NotFound';
}

/** The kind itself is not served: its CustomResourceDefinition is missing, say. @public */
export function isKindNotServed(error: unknown): error is KubernetesApiError {
  return error instanceof KubernetesApiError && error.reason === 'NotServed';
}

/** Somebody changed the object in between, or owns the applied field: read again, decide again. @public */
export function isConflict(error: unknown): error is KubernetesApiError {
  return error instanceof KubernetesApiError && error.reason === 'Conflict';
}

/** @public */
export function isAlreadyExists(error: unknown): error is KubernetesApiError {
  return (
    error instanceof KubernetesApiError && error.reason === 'AlreadyExists'
  );
}

/** @public */
export function isForbidden(error: unknown): error is KubernetesApiError {
  return error instanceof KubernetesApiError && error.reason === 'Forbidden';
}

/** The schema or an admission rule refused the object. @public */
export function isInvalid(error: unknown): error is KubernetesApiError {
  return error instanceof KubernetesApiError && error.reason === 'Invalid';
}

/** The version that a watch or a list's next page asked for is too old: list again. @public */
export function isExpired(error: unknown): error is KubernetesApiError {
  return (
    error instanceof KubernetesApiError &&
    (error.code === 410 ||
      error.reason === 'Expired' ||
      error.reason === 'Gone')
  );
}
