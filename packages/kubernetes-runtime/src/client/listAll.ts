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
 * @public
 */
export async function listAll<T extends KubernetesObject = KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  options: Omit<ListOptions, 'continue'> = {},
): Promise<ListResult<T>> {
  const items: T[] = [];
  let page: ListResult<T> = await client.list<T>(type, {
    limit: 500,
    ...options,
  });
  items.push(...page.items);
  while (page.continue) {
    try {
      page = await client.list<T>(type, {
        limit: 500,
        ...options,
        continue: page.continue,
      });
    } catch (error) {
      if (isExpired(error)) {
        return client.list<T>(type, { ...options, limit: undefined });
      }
      throw error;
    }
    items.push(...page.items);
  }
  return { items, resourceVersion: page.resourceVersion };
}
