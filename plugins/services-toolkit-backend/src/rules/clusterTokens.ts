import type { IncomingHttpHeaders } from 'node:http';

/** As the kubernetes plugin has it; what follows names the Backstage auth provider that issued the token. */
const header = /^backstage-kubernetes-authorization-oidc-(.+)$/;

/** The tokens of their own that a person sent along for clusters, by auth provider. Pure. */
export function clusterTokens(
  headers: IncomingHttpHeaders,
): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const [, provider] = header.exec(name) ?? [];
    const token =
      typeof value === 'string' ? value.replace(/^Bearer /i, '').trim() : '';
    if (provider && token) {
      tokens.set(provider, token);
    }
  }
  return tokens;
}
