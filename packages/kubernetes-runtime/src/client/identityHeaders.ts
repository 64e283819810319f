import { impersonationHeaders } from './impersonationHeaders';
import type { Identity, OwnToken } from './KubernetesClient';

/**
 * Whether a token stands where the client's own credentials would: then none of them go along. In another header it is
 * for the API server, and the client's own are for what stands before that.
 */
export function isInPlaceOfOwn(identity: Identity | OwnToken): boolean {
  return (
    'token' in identity &&
    (identity.header ?? 'authorization').toLowerCase() === 'authorization'
  );
}

/**
 * The headers that make a request somebody else's. A token of their own takes the place of the client's credentials.
 *
 * @throws TypeError for what cannot stand in a header; the message never has the token
 */
export function identityHeaders(
  identity: Identity | OwnToken,
): Record<string, string | string[]> {
  if (!('token' in identity)) {
    return impersonationHeaders(identity);
  }
  if (!/^[\x21-\x7e]+$/.test(identity.token)) {
    throw new TypeError(
      'This is no bearer token: one is printable ASCII without spaces, and not empty',
    );
  }
  return {
    [identity.header ?? 'authorization']: `Bearer ${identity.token}`,
  };
}
