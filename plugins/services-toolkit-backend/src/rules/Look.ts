import type { MissingRight } from '@services-toolkit/claims';
import type { ResourceType } from '@services-toolkit/kubernetes-api';

/** What somebody wanted to do, or to see. */
export interface Look {
  verb: string;
  type: Pick<ResourceType, 'group' | 'plural'>;
  namespace?: string;
}

/** The right that it takes. */
export function rightTo({ verb, type, namespace }: Look): MissingRight {
  const { plural, group } = type;
  return {
    verb,
    resource: group ? `${plural}.${group}` : plural,
    ...(namespace && { namespace }),
  };
}
