import { describeRbacRule } from '@services-toolkit/claims';
import type { ResourceType } from '@services-toolkit/kubernetes-api';

/** What the controllers would have to be allowed so that they can make composite resources of a kind. */
export function describeCompositeRule(
  type: Pick<ResourceType, 'group' | 'plural'>,
): string {
  return describeRbacRule(type, 'provisioned', [
    'get',
    'list',
    'watch',
    'create',
    'delete',
  ]);
}
