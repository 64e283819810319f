import type { LastSent } from './SentNotifications';
import type { NotifiedClaim } from './NotifiedClaim';

const required = ['uid', 'cluster', 'namespace', 'name', 'version'] as const;
const optional = ['class', 'resource', 'entityRef', 'requestedBy'] as const;
const occasions: readonly string[] = ['', 'ready', 'failed', 'released'];

/** What the database has of a claim; `undefined` for what no version of this plugin wrote. */
export function parseNotifiedClaim(text: unknown): NotifiedClaim | undefined {
  const value = typeof text === 'string' ? parse(text) : text;
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const said: Record<string, unknown> = { ...value };
  const texts: Record<string, string> = {};
  for (const key of [...required, ...optional]) {
    const one = said[key];
    if (typeof one === 'string') {
      texts[key] = one;
    }
  }
  const { uid, cluster, namespace, name, version } = texts;
  return uid && cluster && namespace && name && version
    ? { ...texts, uid, cluster, namespace, name, version }
    : undefined;
}

export function isLastSent(value: unknown): value is LastSent {
  return typeof value === 'string' && occasions.includes(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
