import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';

const hints: Record<string, string> = {
  ECONNREFUSED:
    'nothing listens there: is the cluster running, and is the address right?',
  ECONNRESET:
    'the connection was closed: is the API server restarting, or a proxy in between refusing?',
  UND_ERR_SOCKET:
    'the connection was closed: is the API server restarting, or a proxy in between refusing?',
  ENOTFOUND: 'the host name is not known: check the server address and DNS.',
  EAI_AGAIN: 'the host name could not be looked up: check DNS and the network.',
  ETIMEDOUT: 'no answer: check the network, firewalls, and VPN.',
  UND_ERR_CONNECT_TIMEOUT: 'no answer: check the network, firewalls, and VPN.',
  UND_ERR_HEADERS_TIMEOUT:
    'it did not answer in time: is the API server overloaded, or are all connections to it in use?',
  PROXY_TIMEOUT:
    'the proxy on the way took the connection and leads nowhere: check the proxy-url, and whether the proxy is well.',
  UND_ERR_RES_EXCEEDED_MAX_SIZE:
    'its answer is larger than is taken at a time: ask for fewer objects at once.',
  UND_ERR_BODY_TIMEOUT:
    'it stopped in the middle of its answer: is the network stable?',
  EHOSTUNREACH: 'there is no route to it: check the network and VPN.',
  ENETUNREACH: 'there is no route to it: check the network and VPN.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is not signed by the configured authority: check the CA data of the cluster.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is not signed by the configured authority: check the CA data of the cluster.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is not signed by the configured authority: check the CA data of the cluster.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is not signed by the configured authority: check the CA data of the cluster.',
  CERT_HAS_EXPIRED: 'its certificate has expired: renew it.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another host name: check the server address.',
};

/** Says in one sentence which server did not answer, and what to check. */
export function describeNetworkError(
  server: string,
  error: unknown,
): ClusterUnreachableError {
  const code = errorCode(error);
  const hint =
    (code && hints[code]) ??
    'check the address, the network, and the certificates.';
  return new ClusterUnreachableError(
    server,
    `The Kubernetes API server at ${server} cannot be reached${
      code ? ` (${code})` : ''
    }: ${hint}`,
    { cause: error },
  );
}

/** The answer did not begin in time, the wait for a connection included. */
export function answerTimeout(afterMs: number): Error {
  return withCode(
    new Error(`no answer within ${afterMs / 1000} s`),
    'UND_ERR_HEADERS_TIMEOUT',
  );
}

/** A proxy left CONNECT without an answer. */
export function proxyTimeout(cause: unknown): Error {
  return withCode(
    new Error('the proxy did not connect in time', { cause }),
    'PROXY_TIMEOUT',
  );
}

/** Whether an answer was longer than this client takes. */
export function isTooLarge(error: unknown): boolean {
  return errorCode(error) === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
}

function withCode(error: Error, code: string): Error {
  return Object.assign(error, { code });
}

/** The code of a network error, also where undici wraps it. @public */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  if ('code' in error && typeof error.code === 'string') {
    return error.code;
  }
  if ('errors' in error && Array.isArray(error.errors)) {
    return errorCode(error.errors[0]);
  }
  return 'cause' in error ? errorCode(error.cause) : undefined;
}
