import { badRequest } from '../../../server/status/failures';

/** Where a list over several namespaces goes on. */
export interface ContinueToken {
  /** All namespaces are read as of this version. */
  resourceVersion: string;
  namespace: string;
  /** The service cluster's own token; absent at the beginning of the namespace. */
  continue?: string;
}

export function writeContinueToken(token: ContinueToken): string {
  const { resourceVersion, namespace } = token;
  return Buffer.from(
    JSON.stringify([resourceVersion, namespace, token.continue ?? '']),
  ).toString('base64url');
}

/** @throws StatusError 400 for anything that this server has not written like this */
export function readContinueToken(text: string): ContinueToken {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    parts = undefined;
  }
  const [resourceVersion, namespace, token, ...more] = Array.isArray(parts)
    ? (parts as unknown[])
    : [];
  if (
    more.length > 0 ||
    typeof resourceVersion !== 'string' ||
    !/^\d{1,20}$/.test(resourceVersion) ||
    typeof namespace !== 'string' ||
    !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace) ||
    typeof token !== 'string'
  ) {
    throw badRequest('continue key is not valid: start the list anew');
  }
  return { resourceVersion, namespace, ...(token && { continue: token }) };
}
