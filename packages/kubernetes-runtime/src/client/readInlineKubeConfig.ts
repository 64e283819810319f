import { KubeConfigError } from '../errors/KubeConfigError';
import type { ProvidedAccess } from './KubeConfigSource';
import { parseKubeConfig } from './parseKubeConfig';

/** What a field of a cluster or a user may be called; everything else would make this process read files or run programs. */
const clusterFields: ReadonlySet<string> = new Set([
  'server',
  'certificate-authority-data',
]);
const userFields: ReadonlySet<string> = new Set(['token']);

/**
 * Reads a kubeconfig that came from somebody else, such as one in a Secret: an HTTPS address, the authority of its
 * certificate and a token, all of them in the text itself. One that names files, programs or a proxy is refused, and so is
 * one that does not check the certificate.
 *
 * @param name - what it is called where people read it
 * @throws KubeConfigError
 * @public
 */
export function readInlineKubeConfig(
  text: string,
  name: string,
): ProvidedAccess {
  const { cluster, user } = parseKubeConfig(text, name);
  for (const [fields, allowed] of [
    [cluster, clusterFields],
    [user, userFields],
  ] as const) {
    const other = Object.keys(fields).find(field => !allowed.has(field));
    if (other !== undefined) {
      throw new KubeConfigError(
        `The kubeconfig ${name} has the field ${other}, which is not taken here: it may have server and certificate-authority-data, and a token.`,
      );
    }
  }
  const { server } = cluster;
  const caData = cluster['certificate-authority-data'];
  const { token } = user;
  if (!server.startsWith('https://')) {
    throw new KubeConfigError(
      `The kubeconfig ${name} has a server that is not https: the token would be readable on the way.`,
    );
  }
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new KubeConfigError(
      `The kubeconfig ${name} has no token: hand it over again from the service cluster.`,
    );
  }
  if (caData !== undefined && typeof caData !== 'string') {
    throw new KubeConfigError(
      `The kubeconfig ${name} has a certificate-authority-data that is no text: hand it over again from the service cluster.`,
    );
  }
  return {
    server,
    ...(caData && { caData }),
    headers: { authorization: `Bearer ${token}` },
  };
}
