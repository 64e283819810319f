import { formatLabels } from '../model/labels';
import type { Need } from '../model/Need';
import { promiseTitle } from '../model/needOptions';
import type { ServiceEntry } from '../model/ServicesEntry';
import { useTexts } from './useTexts';

const identity = ['type', 'version', 'protocol', 'provider', 'plan'] as const;

/** What is needed, as people read it: what services call by a title is called so. */
export function useNeedLines(
  need: Need,
  entries: readonly ServiceEntry[],
): { term: string; value: string }[] {
  const t = useTexts();
  const titleOf = promiseTitle(entries);
  return [
    ...identity.map(field => ({
      term: t(`need.field.${field}`),
      value: need[field],
    })),
    {
      term: t('need.field.guarantees'),
      value: need.guarantees?.map(titleOf).join(', '),
    },
    {
      term: t('need.field.capabilities'),
      value: need.capabilities?.map(titleOf).join(', '),
    },
    {
      term: t('need.field.labels'),
      value: need.matchLabels && formatLabels(need.matchLabels),
    },
  ].flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}
