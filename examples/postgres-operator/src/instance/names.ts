import { createHash } from 'node:crypto';

// PostgreSQL cuts longer identifiers, and two of them could then be one.
const longestIdentifier = 63;

/**
 * The name of an instance's database and role. It comes from the UID as well: an instance that was deleted and created
 * again under its old name gets a new, empty database.
 */
export function databaseName(name: string, uid: string): string {
  const suffix = `_${createHash('sha256')
    .update(uid)
    .digest('hex')
    .slice(0, 8)}`;
  const readable = name.replace(/[^a-z0-9]+/g, '_');
  return `${readable.slice(0, longestIdentifier - suffix.length)}${suffix}`;
}

/** The name of the Secret with the credentials, beside the instance. */
export function bindingSecretName(name: string): string {
  const suffix = '-binding';
  return `${name.slice(0, 253 - suffix.length)}${suffix}`;
}
