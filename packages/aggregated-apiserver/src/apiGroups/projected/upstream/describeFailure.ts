import { errorCode } from '@services-toolkit/kubernetes-runtime';

const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  ERR_HTTP2_STREAM_CANCEL: 'the connection was closed',
  ERR_HTTP2_STREAM_ERROR: 'the connection was closed',
  ERR_HTTP2_SESSION_ERROR: 'the connection was closed',
  ERR_HTTP2_INVALID_SESSION: 'the connection was closed',
  ERR_HTTP2_GOAWAY_SESSION: 'the connection was closed',
  ERR_HTTP2_REFUSED_STREAM: 'it takes no more watches',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  ETIMEDOUT: 'it does not answer',
  ABORT_ERR: 'it does not answer',
  UND_ERR_ABORTED: 'it does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer in time',
  UND_ERR_BODY_TIMEOUT: 'it stopped in the middle of its answer',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is not signed by the authority in the kubeconfig',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is not signed by the authority in the kubeconfig',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is not signed by the authority in the kubeconfig',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is not signed by the authority in the kubeconfig',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
};

/** Why a service cluster did not answer, in words; its address is nobody's business. */
export function describeFailure(error: unknown): string {
  const code = errorCode(error);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return 'it does not answer';
  }
  return (
    hints[code ?? ''] ??
    `its answer cannot be used${code === undefined ? '' : ` (${code})`}`
  );
}

/** Whether a request that failed like this was never sent. */
export function wasNotSent(error: unknown): boolean {
  return [
    ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'],
    ...['EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED'],
    ...['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ].includes(errorCode(error) ?? '');
}
