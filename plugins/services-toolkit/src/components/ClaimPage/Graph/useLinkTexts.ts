import { useCallback } from 'react';
import type { GraphLink } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';

/** What a link, or several of a kind, are called, and how they are in a word. */
export function useLinkTexts() {
  const t = useTexts();
  return {
    linkTitle: useCallback(
      ({ object, about, kind }: GraphLink): string =>
        object
          ? `${object.kind} ${[object.namespace, object.name]
              .filter(Boolean)
              .join('/')}`
          : about ?? t(`graph.kind.${kind}`),
      [t],
    ),
    stateText: useCallback(
      ({ kind, state }: Pick<GraphLink, 'kind' | 'state'>): string =>
        kind === 'workload' && state === 'notReached'
          ? t('graph.state.unused')
          : t(`graph.state.${state}`),
      [t],
    ),
  };
}
