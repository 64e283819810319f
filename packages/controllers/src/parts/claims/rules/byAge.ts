import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

type Aged = Pick<KubernetesObject, 'metadata'>;

/** Orders objects by their age, the oldest first; of those of one second, by their names. */
export function byAge(one: Aged, other: Aged): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function keyOf({ metadata }: Aged): string {
  const { creationTimestamp, name, namespace } = metadata;
  return `${creationTimestamp}/${name}/${namespace}`;
}
