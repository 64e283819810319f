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
    'it took the request and did not answer in time: is the API server overloaded?',
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

/** The code of a network error, also where undici wraps it. */
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
