import type { FrontProxy } from './FrontProxy';

/** Who is asking, as the cluster's API server has authenticated them: the fields of a SubjectAccessReview. */
export interface User {
  user: string;
  uid?: string;
  groups: string[];
  extra: Record<string, string[]>;
}

/** What is known about who opened the connection. */
export interface Peer {
  /** Whether its certificate comes from the front proxy's authorities, and is valid. */
  verified: boolean;
  commonName: string | undefined;
}

/**
 * The user in whose name the front proxy asks. Undefined for everybody else: headers are believed only of one whose
 * certificate is the front proxy's.
 */
export function identifyUser(
  peer: Peer,
  headers: Readonly<Record<string, string[] | undefined>>,
  proxy: FrontProxy | undefined,
): User | undefined {
  if (!proxy || !isFrontProxy(peer, proxy)) {
    return undefined;
  }
  const user = firstOf(headers, proxy.usernameHeaders);
  if (!user) {
    return undefined;
  }
  const uid = firstOf(headers, proxy.uidHeaders);
  return {
    user,
    ...(uid && { uid }),
    groups: proxy.groupHeaders.flatMap(name => valuesOf(headers, name)),
    extra: extraOf(headers, proxy.extraPrefixes),
  };
}

/** Whether it may say in whose name it asks. */
export function isFrontProxy(
  { verified, commonName }: Peer,
  proxy: FrontProxy | undefined,
): boolean {
  return (
    proxy !== undefined &&
    verified &&
    (proxy.allowedNames.length === 0 ||
      (commonName !== undefined && proxy.allowedNames.includes(commonName)))
  );
}

function extraOf(
  headers: Readonly<Record<string, string[] | undefined>>,
  prefixes: readonly string[],
): Record<string, string[]> {
  const extra = new Map<string, string[]>();
  for (const header of Object.keys(headers)) {
    for (const prefix of prefixes) {
      if (header.startsWith(prefix)) {
        const key = unescaped(header.slice(prefix.length));
        extra.set(key, [
          ...(extra.get(key) ?? []),
          ...valuesOf(headers, header),
        ]);
      }
    }
  }
  return Object.fromEntries(extra);
}

/** The API server escapes what a header's name cannot hold; what is no escape stands for itself. */
function unescaped(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function firstOf(
  headers: Readonly<Record<string, string[] | undefined>>,
  names: readonly string[],
): string | undefined {
  return names.flatMap(name => valuesOf(headers, name)).find(Boolean);
}

/** Node reads headers as Latin-1; Go writes UTF-8. */
function valuesOf(
  headers: Readonly<Record<string, string[] | undefined>>,
  name: string,
): string[] {
  return (headers[name] ?? []).map(value =>
    Buffer.from(value, 'latin1').toString('utf8'),
  );
}
