import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import { isExpired } from '../errors/KubernetesApiError';
import type {
  KubernetesClient,
  ListOptions,
  ListResult,
} from './KubernetesClient';

/**
 * The complete list, fetched in pages of 500. When a page's token expires on the way, it starts again in one piece.
 *
 * @param keep - what is kept of each object; given so that a large list is never in memory as a whole
 * @public
 */
export async function listAll<T extends KubernetesObject = KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  options: Omit<ListOptions, 'continue'> = {},
  keep: (object: T) => T = object => object,
): Promise<ListResult<T>> {
  const items: T[] = [];
  for (let next: string | undefined; ; ) {
    try {
      const page: ListResult<T> = await client.list<T>(type, {
        limit: 500,
        ...options,
        ...(next && { continue: next }),
      });
      items.push(...page.items.map(keep));
      next = page.continue;
      if (!next) {
        return { items, resourceVersion: page.resourceVersion };
      }
    } catch (error) {
      if (!next || !isExpired(error)) {
        throw error;
      }
      const whole = await client.list<T>(type, {
        ...options,
        limit: undefined,
      });
      return { ...whole, items: whole.items.map(keep) };
    }
  }
}
