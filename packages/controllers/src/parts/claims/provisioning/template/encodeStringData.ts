import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import { isSecret } from '@services-toolkit/claims';

type Secret = KubernetesObject & {
  data?: Record<string, string>;
  stringData?: Record<string, unknown>;
};

/**
 * A Secret with what `stringData` says in `data`, as the API server would store it. What is applied as `stringData` is noted
 * there as nobody's keys, so that the Secret would have to be read to name them. Where it is not just texts it stays as it is:
 * the API server says what is wrong.
 */
export function encodeStringData(
  type: ResourceType,
  desired: KubernetesObject,
): KubernetesObject {
  if (!isSecret(type)) {
    return desired;
  }
  const { stringData, ...rest }: Secret = desired;
  const texts = Object.entries(stringData ?? {});
  if (
    stringData === undefined ||
    !texts.every(([, value]) => typeof value === 'string')
  ) {
    return desired;
  }
  const encoded = texts.map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString('base64'),
  ]);
  return Object.assign(rest, {
    data: { ...rest.data, ...Object.fromEntries(encoded) },
  });
}
