import {
  ClusterUnreachableError,
  KubernetesApiError,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import { internalError, unavailable } from './failures';
import { StatusError, type Failure } from './StatusError';

/** What to answer when the handling of a request has thrown. What the asking user cannot have caused is logged. */
export function failureOf(
  error: unknown,
  request: { method?: string; path?: string },
  logger: Logger,
): Failure {
  if (error instanceof StatusError) {
    return error.failure;
  }
  if (
    error instanceof KubernetesApiError ||
    error instanceof ClusterUnreachableError
  ) {
    logger.warn('The cluster could not be asked', {
      ...request,
      error: error.message,
    });
    const said =
      error instanceof KubernetesApiError
        ? error.message
        : // Its address is nobody's business.
          'it does not answer';
    return unavailable(
      `the API server of the cluster could not be asked at the moment: ${said}`,
    ).failure;
  }
  logger.error('A request failed', {
    ...request,
    error: error instanceof Error ? error.stack : String(error),
  });
  return internalError().failure;
}
