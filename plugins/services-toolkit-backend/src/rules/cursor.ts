import { InputError } from '@backstage/errors';

/** Where the next page goes on: behind the item with this key, whether or not that still exists then. */
export function encodeCursor(after: string): string {
  return Buffer.from(JSON.stringify({ after }), 'utf8').toString('base64url');
}

/** @throws InputError for what {@link encodeCursor} did not make */
export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  const after = readAfter(cursor);
  if (after === undefined) {
    throw new InputError(
      'The cursor is not one that this API gave out. Leave it out to begin with the first page.',
    );
  }
  return after;
}

function readAfter(cursor: string): string | undefined {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    return typeof value === 'object' &&
      value !== null &&
      'after' in value &&
      typeof value.after === 'string'
      ? value.after
      : undefined;
  } catch {
    return undefined;
  }
}
