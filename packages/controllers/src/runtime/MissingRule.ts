import { describeRbacRule, type RbacPurpose } from '@services-toolkit/claims';
import type { ResourceType } from '@services-toolkit/kubernetes-api';

/** What the controllers would have to be allowed to read. */
export interface MissingRule {
  group: string;
  plural: string;
}

export function missingRuleFor(
  type: Pick<ResourceType, 'group' | 'plural'>,
): MissingRule {
  return { group: type.group, plural: type.plural };
}

/** The rule in words that an operator can turn into a ClusterRole without asking anybody. */
export function describeMissingRule(
  rule: MissingRule,
  purpose: RbacPurpose = 'claimable',
  verbs?: readonly string[],
): string {
  const { group, plural } = rule;
  return `The controllers may not read ${
    group ? `${plural}.${group}` : plural
  }. ${describeRbacRule(rule, purpose, verbs)}`;
}
