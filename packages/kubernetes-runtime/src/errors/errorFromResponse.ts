import {
  KubernetesApiError,
  type KubernetesApiErrorDetails,
} from './KubernetesApiError';

/** An answer that is a refusal, as it came over the wire. */
export interface RefusedResponse {
  code: number;
  contentType: string;
  body: string;
  /** For messages: `GET https://host/path`. */
  what: string;
}

const reasonOfCode: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  410: 'Gone',
  415: 'UnsupportedMediaType',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** Makes the typed error of an answer with a status code from 400 on. */
export function errorFromResponse(
  response: RefusedResponse,
): KubernetesApiError {
  const status = parseStatus(response.body);
  if (status) {
    return errorFromStatus(status, response.code);
  }
  // What kube-apiserver's router says to a path that no served group, version or kind has. Plain web servers say it
  // too, so it is no proof that an object is gone, and gets a reason of its own.
  if (response.code === 404 && response.contentType.startsWith('text/plain')) {
    return new KubernetesApiError({
      code: 404,
      reason: 'NotServed',
      message: `${response.what}: the server does not serve this path; is the CustomResourceDefinition of the kind installed?`,
    });
  }
  // An API server whose authentication refuses before any handler ran answers without a Status at times, too.
  return new KubernetesApiError({
    code: response.code,
    reason:
      response.code === 404
        ? 'UnexpectedResponse'
        : reasonOfCode[response.code] ?? 'UnexpectedResponse',
    message: `${response.what}: answered ${response.code} with ${
      response.contentType || 'no content type'
    } instead of a Kubernetes Status; something between here and the API server (a proxy, an ingress) seems to have answered.`,
  });
}

/** Makes the typed error of a Kubernetes `Status`, for instance of a watch's ERROR event. */
export function errorFromStatus(
  status: KubernetesStatus,
  httpCode?: number,
): KubernetesApiError {
  const code = status.code ?? httpCode ?? 500;
  const isRoutersNotFound =
    code === 404 && !status.details?.name && isServerCouldNotFind(status);
  return new KubernetesApiError({
    code,
    reason: isRoutersNotFound
      ? 'NotServed'
      : status.reason ?? reasonOfCode[code] ?? 'Unknown',
    message:
      status.message ?? `the API server answered ${code} without a message`,
    ...(status.details && { details: status.details }),
  });
}

export interface KubernetesStatus {
  kind: 'Status';
  code?: number;
  reason?: string;
  message?: string;
  details?: KubernetesApiErrorDetails;
}

function parseStatus(body: string): KubernetesStatus | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isStatus(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isStatus(value: unknown): value is KubernetesStatus {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'Status'
  );
}

/** The generic 404 of apimachinery, which names no object (`NewGenericServerResponse`). */
function isServerCouldNotFind(status: KubernetesStatus): boolean {
  return (
    status.details?.causes?.some(
      cause => cause.reason === 'UnexpectedServerResponse',
    ) ?? false
  );
}
