import { useCallback } from 'react';
import type { ChainLink } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';

/** What a link, or several of a kind, are called, and how they are in a word. */
export function useLinkTexts() {
  const t = useTexts();
  return {
    linkTitle: useCallback(
      ({ object, about, kind }: ChainLink): string =>
        object
          ? `${object.kind} ${[object.namespace, object.name]
              .filter(Boolean)
              .join('/')}`
          : about ?? t(`chain.kind.${kind}`),
      [t],
    ),
    stateText: useCallback(
      ({ kind, state }: Pick<ChainLink, 'kind' | 'state'>): string =>
        kind === 'workload' && state === 'notReached'
          ? t('chain.state.unused')
          : t(`chain.state.${state}`),
      [t],
    ),
  };
}
