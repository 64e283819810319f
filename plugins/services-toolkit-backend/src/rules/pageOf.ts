import { decodeCursor, encodeCursor } from './cursor';
import { firstIndexFrom } from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** What a page has when nothing is asked for, and the most that it may have where nothing else is said. */
export const maxPageSize = 100;

export interface PageRequest {
  cursor?: string;
  limit?: number;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** Orders by key, bytewise, so that a page is the same on every replica whatever its locale. */
export function byKey<T extends { readonly key: string }>(a: T, b: T): number {
  if (a.key === b.key) {
    return 0;
  }
  return a.key < b.key ? -1 : 1;
}

/** Which items a page may hold. */
export interface PageRules<T> {
  /** Asked of one item after the other, until the page is full. */
  isCandidate?: (item: T) => boolean;
  /** Asked of candidates in batches, in order, and only until the page is full: each answer may cost a request. */
  accept?: (batch: readonly T[]) => Promise<readonly boolean[]>;
  /** Told which items the next page would ask about, where there is one. */
  lookAhead?: (batch: readonly T[]) => void;
  /** The most that a page may have; default: {@link maxPageSize}. */
  most?: number;
}

/**
 * Cuts one page out of items ordered {@link byKey}. Items that are refused take no place on the page.
 *
 * @throws InputError for a cursor that is not ours
 */
export async function pageOf<T extends { readonly key: string }>(
  ordered: readonly T[],
  request: PageRequest,
  rules: PageRules<T> = {},
): Promise<Page<T>> {
  const { accept, most = maxPageSize } = rules;
  const limit = Math.min(request.limit ?? maxPageSize, most);
  const after = decodeCursor(request.cursor);
  let next = after === undefined ? 0 : firstIndexFrom(ordered, after);
  if (ordered[next]?.key === after) {
    next += 1;
  }
  const items: T[] = [];
  // One more than the page holds says whether there is another page. Where nothing is refused, the first batch is enough.
  let batchSize = limit + 1;
  while (items.length <= limit && next < ordered.length) {
    const { batch, end } = candidates(ordered, next, batchSize, rules);
    next = end;
    const accepted = await accept?.(batch);
    items.push(...batch.filter((_, index) => accepted?.[index] ?? true));
    batchSize = maxPageSize;
  }
  const page = items.slice(0, limit);
  const last = page[page.length - 1];
  if (items.length <= limit || !last) {
    return { items: page };
  }
  rules.lookAhead?.(candidates(ordered, next, limit, rules).batch);
  return { items: page, nextCursor: encodeCursor(last.key) };
}

/** The first `most` candidates from an index on, and where what follows them begins. */
function candidates<T>(
  ordered: readonly T[],
  from: number,
  most: number,
  { isCandidate }: Pick<PageRules<T>, 'isCandidate'>,
): { batch: T[]; end: number } {
  const batch: T[] = [];
  let end = from;
  for (; batch.length < most && end < ordered.length; end++) {
    const item = ordered[end];
    if (item && (isCandidate?.(item) ?? true)) {
      batch.push(item);
    }
  }
  return { batch, end };
}
