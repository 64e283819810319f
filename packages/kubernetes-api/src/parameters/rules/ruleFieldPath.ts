import { fieldPath } from '../fieldPath';
import { ownProperty } from '../schema/ownProperty';
import type { StructuralSchema } from '../StructuralSchema';

const step = /\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g;

/** The path that a rule's `fieldPath` (`.replicas`, `['a-b']`) means when the rule stands at `path`. */
export function ruleFieldPath(path: string, relative: string): string {
  return stepsOf(relative).reduce<string>(fieldPath, path);
}

/** What the schema says of the field that a rule's `fieldPath` means; `undefined` if that is no path of its. */
export function findRuleTarget(
  schema: StructuralSchema,
  relative: string,
): StructuralSchema | undefined {
  if (relative.replace(step, '') !== '') return undefined;
  return stepsOf(relative).reduce<StructuralSchema | undefined>(
    (found, name) => {
      const { properties, additionalProperties } = found ?? {};
      if (properties) return ownProperty(properties, name);
      return typeof additionalProperties === 'object'
        ? additionalProperties
        : undefined;
    },
    schema,
  );
}

function stepsOf(relative: string): string[] {
  return [...relative.matchAll(step)].map(
    ([, plain, quoted = '']) => plain ?? quoted.replace(/\\(.)/g, '$1'),
  );
}
