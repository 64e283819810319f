import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** Evaluates label and field selectors in their string form, as the API server does for lists and watches. */
export function matchesSelectors(
  object: KubernetesObject,
  selectors: { labelSelector?: string; fieldSelector?: string },
): boolean {
  return (
    requirements(selectors.labelSelector).every(text =>
      matchesLabel(object.metadata.labels ?? {}, text),
    ) &&
    requirements(selectors.fieldSelector).every(text =>
      matchesField(object, text),
    )
  );
}

/** Splits at commas outside parentheses. */
function requirements(selector: string | undefined): string[] {
  return (selector ?? '')
    .split(/,(?![^(]*\))/)
    .map(text => text.trim())
    .filter(text => text !== '');
}

function matchesLabel(labels: Record<string, string>, text: string): boolean {
  const set = /^(\S+)\s+(in|notin)\s+\((.*)\)$/.exec(text);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const isIn = list.split(',').some(value => value.trim() === labels[key]);
    return operator === 'in' ? isIn : !isIn;
  }
  const equality = /^([^!=\s]+)\s*(==|=|!=)\s*(\S*)$/.exec(text);
  if (equality) {
    const [, key = '', operator, value] = equality;
    return operator === '!=' ? labels[key] !== value : labels[key] === value;
  }
  return text.startsWith('!') ? !(text.slice(1) in labels) : text in labels;
}

function matchesField(object: KubernetesObject, text: string): boolean {
  const [, path = '', operator, value] =
    /^([^!=\s]+)\s*(==|=|!=)\s*(\S*)$/.exec(text) ?? [];
  const actual = path
    .split('.')
    .reduce<unknown>(
      (parent, name) => (isRecord(parent) ? parent[name] : undefined),
      object,
    );
  const equal = String(actual ?? '') === value;
  return operator === '!=' ? !equal : equal;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
