import { labels, type ResourceType } from '@services-toolkit/kubernetes-api';

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
export function describeMissingRule({ group, plural }: MissingRule): string {
  return (
    `The controllers may not read ${group ? `${plural}.${group}` : plural}. ` +
    `Create a ClusterRole with the label ${labels.serviceBindingController}: "true" and the rule ` +
    `apiGroups: ["${group}"], resources: ["${plural}"], verbs: ["get", "list", "watch"]`
  );
}
