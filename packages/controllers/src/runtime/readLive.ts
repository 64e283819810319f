import { isSecret } from '@services-toolkit/claims';
import {
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isNotFound,
  type KubernetesClient,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';
import { missingRuleFor } from './MissingRule';
import { absent, found, type ReadResult } from './ReadResult';

/**
 * Asks the API server itself, for the moments in which a cache that lags behind would make us say or do something
 * wrong. Of Secrets only the metadata is asked for. What is neither an object nor a refusal is thrown.
 */
export async function readLive<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  key: ObjectKey,
): Promise<ReadResult<T>> {
  try {
    return found(
      await client.get<T>(
        type,
        key,
        isSecret(type) ? { metadataOnly: true } : {},
      ),
    );
  } catch (error) {
    // That the kind is not served is thrown: it was a moment ago, and the next look asks discovery.
    if (isNotFound(error)) {
      return absent;
    }
    if (isForbidden(error)) {
      return { kind: 'forbidden', rule: missingRuleFor(type) };
    }
    throw error;
  }
}
