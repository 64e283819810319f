import type { MissingRule } from '../../../runtime/MissingRule';

/** What lets the controllers look for operators in one namespace, and nowhere else. */
export function describeOperatorRule(
  namespace: string,
  { group, plural }: MissingRule,
): string {
  return `The controllers may not read ${plural}.${group} in the namespace "${namespace}". Create a Role there with the rule apiGroups: ["${group}"], resources: ["${plural}"], verbs: ["list", "watch"], and a RoleBinding that gives it to their ServiceAccount`;
}
