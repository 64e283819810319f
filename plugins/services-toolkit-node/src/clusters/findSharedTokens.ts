import { readFile } from 'node:fs/promises';
import type { TokenSource } from '../config/ClusterConnection';
import type { ClusterConfig } from '../config/readClustersConfig';

/**
 * The clusters that the portal reaches as the same ServiceAccount as the kubernetes plugin does. That plugin's proxy
 * passes a browser's `Impersonate-…` headers on, so whoever may use it could act as anybody whom the portal may act as.
 */
export async function findSharedTokens(
  clusters: readonly Pick<ClusterConfig, 'name' | 'connection'>[],
): Promise<string[]> {
  const shared = await Promise.all(
    clusters.map(async ({ name, connection }) => {
      if (connection.kind !== 'direct') {
        return [];
      }
      const { token, tokenFile, ofTheSection } = connection;
      if (tokenFile && tokenFile === ofTheSection.tokenFile) {
        return [name];
      }
      const [own, theirs] = await Promise.all(
        [{ token, tokenFile }, ofTheSection].map(readToken),
      );
      return own && theirs && isSameAccount(own, theirs) ? [name] : [];
    }),
  );
  return shared.flat();
}

/** One that cannot be read is nobody's, for now. */
async function readToken({
  token,
  tokenFile,
}: TokenSource): Promise<string | undefined> {
  return (
    token ??
    (tokenFile &&
      (await readFile(tokenFile, 'utf8').then(
        text => text.trim(),
        () => undefined,
      )))
  );
}

function isSameAccount(one: string, other: string): boolean {
  if (one === other) {
    return true;
  }
  const [account, otherAccount] = [accountOf(one), accountOf(other)];
  return account !== undefined && account === otherAccount;
}

/** Each token that is made for a ServiceAccount is another one, and each says whose it is. */
function accountOf(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  try {
    const { iss, sub } = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    );
    return typeof sub === 'string' ? JSON.stringify([iss, sub]) : undefined;
  } catch {
    // Not every API server takes JSON Web Tokens.
    return undefined;
  }
}
