import { useApiHolder } from '@backstage/core-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';

/** How the owner of something is called. */
export function useOwnerTitle(): (
  entityRef: string | undefined,
) => string | undefined {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  return entityRef =>
    entityRef &&
    entityPresentationSnapshot(
      entityRef,
      { defaultKind: 'group', defaultNamespace: 'default' },
      presentation,
    ).primaryTitle;
}
