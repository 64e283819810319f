import { labels, type ResourceType } from '@services-toolkit/kubernetes-api';
import { neededVerbs } from './neededVerbs';

/** The rule in words that an operator can turn into a ClusterRole without asking anybody. */
export function describeProvisionerRule(
  { group, plural }: Pick<ResourceType, 'group' | 'plural'>,
  need: keyof typeof neededVerbs,
): string {
  const verbs = neededVerbs[need].map(verb => `"${verb}"`).join(', ');
  return (
    `Create a ClusterRole with the label ${labels.provisioner}: "true" and the rule ` +
    `apiGroups: ["${group}"], resources: ["${plural}"], verbs: [${verbs}]`
  );
}
