import { fieldPath } from '../fieldPath';

/** The path that a rule's `fieldPath` (`.replicas`, `['a-b']`) means when the rule stands at `path`. */
export function ruleFieldPath(path: string, relative: string): string {
  const steps = relative.matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g);
  return [...steps].reduce(
    (found, [, plain, quoted = '']) =>
      fieldPath(found, plain ?? quoted.replace(/\\(.)/g, '$1')),
    path,
  );
}
