import { labels, type ResourceType } from '@services-toolkit/kubernetes-api';

/**
 * Which of the aggregated ClusterRoles a rule belongs into: what can be claimed, what provisioners need, or what offerings
 * are described and judged by.
 *
 * @public
 */
export type RbacPurpose = 'claimable' | 'provisioned' | 'offered';

const labelFor = {
  claimable: labels.serviceBindingController,
  provisioned: labels.provisioner,
  offered: labels.offeringsController,
} as const satisfies Record<RbacPurpose, string>;

/**
 * The rule that is missing, in words that an operator can turn into a ClusterRole without asking anybody.
 *
 * @public
 */
export function describeRbacRule(
  { group, plural }: Pick<ResourceType, 'group' | 'plural'>,
  purpose: RbacPurpose,
  verbs: readonly string[] = ['get', 'list', 'watch'],
): string {
  const quoted = verbs.map(verb => `"${verb}"`).join(', ');
  return `Create a ClusterRole with the label ${labelFor[purpose]}: "true" and the rule apiGroups: ["${group}"], resources: ["${plural}"], verbs: [${quoted}]`;
}
