import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

type WithStatus = KubernetesObject & { status?: unknown };

export function withoutStatus(object: KubernetesObject): KubernetesObject {
  const { status: _, ...rest }: WithStatus = object;
  return rest;
}

/** The object with the status of another, or with none if that has none. */
export function withStatusOf(
  object: KubernetesObject,
  other: KubernetesObject,
): KubernetesObject {
  const { status }: WithStatus = other;
  const result: WithStatus = withoutStatus(object);
  if (status !== undefined) {
    result.status = status;
  }
  return result;
}
