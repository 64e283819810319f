import { useCallback } from 'react';
import type {
  AccessReview,
  AccessReviewRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { isNamespaceNotFound } from '../model/isNamespaceNotFound';
import { useTexts } from './useTexts';
import type { Texts } from './useTexts';

type Missing = NonNullable<AccessReview['missing']>[number];

/** What somebody lacks and whom to ask for it, in the words of this page: of a rule that is missing, and of others. */
export type RefusalText = (
  request: AccessReviewRequest,
  review: AccessReview,
  names?: RefusalNames,
) => string | undefined;

/** How things are called on the page that asks; what is not there is called by its name. */
export interface RefusalNames {
  /** Titles of clusters, by name. */
  clusters?: Readonly<Record<string, string>>;
  service?: string;
  /** Who provides the service. */
  owner?: string;
}

export function useRefusalText(): RefusalText {
  const t = useTexts();
  return useCallback((...asked) => refusalText(t, ...asked), [t]);
}

/** {@link useRefusalText} outside of a component. */
export function refusalText(
  t: Texts,
  { cluster: clusterName, namespace, verb }: AccessReviewRequest,
  { reason, missing }: AccessReview,
  names: RefusalNames = {},
): string | undefined {
  const cluster = names.clusters?.[clusterName] ?? clusterName;
  const words = (one: Missing) => {
    const { rule, message } = one;
    if (isNamespaceNotFound(one)) {
      return t('access.noNamespace', { namespace, cluster });
    }
    if (!rule) {
      return message;
    }
    const kind = `${rule.resource}.${rule.apiGroup}`;
    return rule.verb === 'claim'
      ? t('access.class', {
          service: names.service ?? rule.name ?? kind,
          owner: names.owner ?? t('access.operators'),
          class: rule.name ?? kind,
          cluster,
        })
      : t(verb === 'delete' ? 'access.release' : 'access.claim', {
          cluster,
          namespace: rule.namespace ?? namespace,
          verb: rule.verb,
          kind,
        });
  };
  return missing?.length ? missing.map(words).join(' ') : reason;
}
