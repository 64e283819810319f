import type {
  KubernetesObject,
  ObjectMeta,
} from '@services-toolkit/kubernetes-api';

/** An object as the API server gives it: with UID, version and generation. Rows of tables say only what matters to them. */
export function stored<T extends KubernetesObject>(
  object: T,
  metadata: Partial<ObjectMeta> = {},
): T {
  return {
    ...object,
    metadata: {
      uid: `uid-of-${object.metadata.name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...object.metadata,
      ...metadata,
    },
  };
}

export const now = new Date('2026-01-01T12:00:00Z');
