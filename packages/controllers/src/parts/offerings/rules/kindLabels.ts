import { labels } from '@services-toolkit/kubernetes-api';

/** The labels by which descriptions of a kind are found with a selector; null for one that there is to be none of. */
export type KindLabels = Readonly<Record<string, string | null>>;

/** What the API server takes as the value of a label. */
const mostCharacters = 63;

/** A group of more characters than a label holds has none: half of its name would be another one's. */
export function kindLabels({
  group = '',
  kind,
}: {
  group?: string;
  kind: string;
}): KindLabels {
  return {
    [labels.apiGroup]: group.length <= mostCharacters ? group : null,
    [labels.apiKind]: kind,
  };
}
