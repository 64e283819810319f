import { describeRbacRule } from '@services-toolkit/claims';
import type { ResourceType } from '@services-toolkit/kubernetes-api';
import { neededVerbs } from './neededVerbs';

/** What the controllers would have to be allowed for a template. */
export function describeProvisionerRule(
  type: Pick<ResourceType, 'group' | 'plural'>,
  need: keyof typeof neededVerbs,
): string {
  return describeRbacRule(type, 'provisioned', neededVerbs[need]);
}
