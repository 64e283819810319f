import type { ListPage } from './ListPage';
import { envelopeOf } from './ListPage';
import { readContinueToken, writeContinueToken } from './ContinueToken';

/** So many objects are in memory at a time. */
const pageSize = 500;
/** While one namespace is written, so many after it are read. */
const readAhead = 4;

/** Reads a page of what is in one namespace. */
export type ReadPage = (
  namespace: string,
  parameters: URLSearchParams,
) => Promise<ListPage>;

/**
 * What is in several namespaces as one list, as of one version: the first answer says which, and the others are asked for
 * exactly that. It can be paged, and goes on where it ended. The first piece comes with the first page: what fails before
 * that can still be told.
 */
export async function* unionList(
  namespaces: readonly string[],
  parameters: URLSearchParams,
  readPage: ReadPage,
): AsyncGenerator<string> {
  const limit = Number(parameters.get('limit') ?? '0');
  const isLimited = Number.isInteger(limit) && limit > 0;
  const token = parameters.get('continue');
  const from = token ? readContinueToken(token) : undefined;
  let resourceVersion = from?.resourceVersion;
  let first: ListPage | undefined;
  let left = isLimited ? limit : Infinity;
  const kept: string[] = [];
  let hasItems = false;
  const rest = namespaces.filter(one => !from || one >= from.namespace);
  const read = (namespace: string, at: string) =>
    readPage(
      namespace,
      pageParameters(parameters, {
        ...{ limit: Math.min(left, pageSize), token: at, resourceVersion },
      }),
    );
  const ahead = new Map<string, Promise<ListPage>>();
  for (const [index, namespace] of rest.entries()) {
    let next = from?.namespace === namespace ? from.continue ?? '' : '';
    do {
      const before = next === '' ? await ahead.get(namespace) : undefined;
      ahead.delete(namespace);
      // When it was read, there was still room for more.
      const page =
        before && before.count <= left ? before : await read(namespace, next);
      resourceVersion ??= page.resourceVersion;
      if (!first && !isLimited) {
        yield envelopeOf(page, resourceVersion, '').head;
      }
      first ??= page;
      if (page.count > 0) {
        const text = hasItems ? `,${page.items}` : page.items;
        hasItems = true;
        if (isLimited) {
          kept.push(text);
        } else {
          yield text;
        }
      }
      left -= page.count;
      const soon = left > 0 ? rest.slice(index + 1, index + 1 + readAhead) : [];
      for (const one of soon.filter(name => !ahead.has(name))) {
        const reading = read(one, '');
        // It may fail after nobody waits for it any more.
        reading.catch(() => {});
        ahead.set(one, reading);
      }
      next = page.continue;
      const following = next ? namespace : rest[index + 1];
      if (left <= 0 && following !== undefined) {
        const { head, tail } = envelopeOf(
          first,
          resourceVersion,
          writeContinueToken({
            ...{ resourceVersion, namespace: following, continue: next },
          }),
        );
        yield head + kept.join('') + tail;
        return;
      }
    } while (next);
  }
  if (first) {
    const { head, tail } = envelopeOf(first, resourceVersion ?? '', '');
    yield isLimited ? head + kept.join('') + tail : tail;
  }
}

function pageParameters(
  parameters: URLSearchParams,
  page: { limit: number; token: string; resourceVersion: string | undefined },
): URLSearchParams {
  const result = new URLSearchParams(parameters);
  result.set('limit', String(page.limit));
  result.delete('continue');
  if (page.token) {
    result.set('continue', page.token);
    result.delete('resourceVersion');
    result.delete('resourceVersionMatch');
  } else if (page.resourceVersion !== undefined) {
    result.set('resourceVersion', page.resourceVersion);
    result.set('resourceVersionMatch', 'Exact');
  }
  return result;
}
