import { useCallback } from 'react';
import type {
  AccessReview,
  AccessReviewRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from './useTexts';
import type { Texts } from './useTexts';

type Missing = NonNullable<AccessReview['missing']>[number];

/** What somebody lacks and whom to ask for it, in the words of this page: of a rule that is missing, and of others. */
export type RefusalText = (
  request: AccessReviewRequest,
  review: AccessReview,
) => string | undefined;

export function useRefusalText(): RefusalText {
  const t = useTexts();
  return useCallback((request, review) => refusalText(t, request, review), [t]);
}

/** {@link useRefusalText} outside of a component. */
export function refusalText(
  t: Texts,
  { cluster, namespace, verb }: AccessReviewRequest,
  { reason, missing }: AccessReview,
): string | undefined {
  const words = ({ rule, message }: Missing) => {
    if (!rule) {
      return message;
    }
    const kind = `${rule.resource}.${rule.apiGroup}`;
    return rule.verb === 'claim'
      ? t('access.class', { class: rule.name ?? kind, cluster })
      : t(verb === 'delete' ? 'access.release' : 'access.claim', {
          cluster,
          namespace: rule.namespace ?? namespace,
          verb: rule.verb,
          kind,
        });
  };
  return missing?.length ? missing.map(words).join(' ') : reason;
}
