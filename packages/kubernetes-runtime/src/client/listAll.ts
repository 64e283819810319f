import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import { isExpired } from '../errors/KubernetesApiError';
import { isTooLarge } from './describeNetworkError';
import type {
  KubernetesClient,
  ListOptions,
  ListResult,
} from './KubernetesClient';

const mostOnPage = 500;
/** How often a list is begun again because it could not be read to its end in time. */
const beginnings = 3;

/**
 * The complete list, fetched in pages of 500, or of fewer where so many are more than the client takes in one answer
 * (`maxResponseBytes`). When a page's token expires on the way, it starts again, in one piece if that is not too large.
 *
 * @param transform - what is kept of each object; given so that a large list is never in memory as a whole
 * @public
 */
export async function listAll<T extends KubernetesObject = KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  options: Omit<ListOptions, 'continue'> = {},
  transform: (object: T) => T = object => object,
): Promise<ListResult<T>> {
  let limit = options.limit ?? mostOnPage;
  let isUnderWay = false;
  for (let beginning = 1; ; beginning++) {
    try {
      return await inPages();
    } catch (error) {
      if (!isUnderWay || !isExpired(error) || beginning >= beginnings) {
        throw error;
      }
    }
    const whole = await inOnePiece();
    if (whole) {
      return whole;
    }
  }

  async function inPages(): Promise<ListResult<T>> {
    const items: T[] = [];
    isUnderWay = false;
    for (let next: string | undefined; ; ) {
      const page = await onePage(next);
      isUnderWay = true;
      for (const item of page.items) {
        items.push(transform(item));
      }
      next = page.continue;
      if (!next) {
        return { items, resourceVersion: page.resourceVersion };
      }
    }
  }

  /** Asks for fewer until they are not too large. The token of a page is good for a page of any size. */
  async function onePage(next: string | undefined): Promise<ListResult<T>> {
    for (;;) {
      try {
        return await client.list<T>(type, {
          ...options,
          limit,
          ...(next && { continue: next }),
        });
      } catch (error) {
        if (!isTooLarge(error) || limit <= 1) {
          throw error;
        }
        limit = Math.max(1, Math.floor(limit / 4));
      }
    }
  }

  async function inOnePiece(): Promise<ListResult<T> | undefined> {
    try {
      const whole = await client.list<T>(type, {
        ...options,
        limit: undefined,
      });
      return { ...whole, items: whole.items.map(transform) };
    } catch (error) {
      if (isTooLarge(error)) {
        return undefined;
      }
      throw error;
    }
  }
}
