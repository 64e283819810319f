import type { ResourceType } from '@services-toolkit/kubernetes-api';

/** What somebody wanted to do, or to see. */
export interface Look {
  verb: string;
  type: Pick<ResourceType, 'group' | 'plural'>;
  namespace?: string;
}

/** A right in the words of RBAC: `get deployments.apps in namespace "apps"`. */
export function rightTo({ verb, type, namespace }: Look): string {
  const { plural, group } = type;
  const resource = group ? `${plural}.${group}` : plural;
  return `${verb} ${resource}${
    namespace ? ` in namespace "${namespace}"` : ''
  }`;
}
