import { labels, type ResourceType } from '@services-toolkit/kubernetes-api';

/** What the controllers have to be allowed so that they can make composite resources of a kind, for an operator to copy. */
export function describeCompositeRule({
  group,
  plural,
}: Pick<ResourceType, 'group' | 'plural'>): string {
  return (
    `Create a ClusterRole with the label ${labels.provisioner}: "true" and the rule ` +
    `apiGroups: ["${group}"], resources: ["${plural}"], verbs: ["get", "list", "watch", "create", "delete"]`
  );
}
