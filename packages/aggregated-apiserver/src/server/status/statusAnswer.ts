import type { Answer } from './Answer';
import type { Failure } from './StatusError';

/** A failure as Kubernetes' clients understand it. */
export function statusAnswer(failure: Failure): Answer {
  const { code, reason, message, details } = failure;
  return {
    code,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      ...(details && { details }),
      code,
    },
    ...(details?.retryAfterSeconds !== undefined && {
      headers: { 'retry-after': String(details.retryAfterSeconds) },
    }),
  };
}
