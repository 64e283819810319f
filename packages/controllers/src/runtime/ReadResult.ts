import type { MissingRule } from './MissingRule';

/**
 * What came of an attempt to read something. Only `absent` says that it is not there; the last three say that nobody
 * knows, which nothing may be deleted or refused upon.
 */
export type ReadResult<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  /** The first answer is still on its way; a watch wakes whoever waits for it. */
  | { kind: 'pending' }
  | { kind: 'forbidden'; rule: MissingRule }
  | { kind: 'failed'; message: string };

export function found<T>(value: T): ReadResult<T> {
  return { kind: 'found', value };
}

export const absent = { kind: 'absent' } as const;
export const pending = { kind: 'pending' } as const;
