import type { LabelSelector, LabelSelectorRequirement } from './LabelSelector';

/** The selector as a list or watch takes it; undefined where it selects everything. @public */
export function labelSelectorText(
  selector: LabelSelector | undefined,
): string | undefined {
  const parts = [
    ...Object.entries(selector?.matchLabels ?? {}).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...(selector?.matchExpressions ?? []).map(requirementText),
  ];
  // Sorted, so that the same selector is the same watch however it is written.
  return parts.length > 0 ? parts.sort().join(',') : undefined;
}

function requirementText({
  key,
  operator,
  values = [],
}: LabelSelectorRequirement): string {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      throw new TypeError(
        `Unknown operator in a label selector: ${String(operator)}`,
      );
  }
}
