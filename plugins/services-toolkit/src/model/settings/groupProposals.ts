import type { ParametersSchema } from './ParametersSchema';
import { fieldOf } from './fieldOf';
import { settingKind } from './settingKind';

/** Where one of these stands, a group that is there may be wrong, and one that is not be right. */
const conditions = [
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'maxProperties',
  'x-kubernetes-validations',
] as const satisfies readonly (keyof ParametersSchema)[];

/** Whether groups may be proposed inside of an object of this schema. */
export function allowsProposals(schema: ParametersSchema): boolean {
  return conditions.every(keyword => schema[keyword] === undefined);
}

/**
 * Whether a group that need not be there is proposed: it has defaults, which nobody could tell from "off" and "nothing"
 * as long as it is not there, and it needs nothing else.
 */
export function isProposed(group: ParametersSchema): boolean {
  return (
    allowsProposals(group) && holdsDefault(group) && isWholeByDefault(group)
  );
}

function holdsDefault(group: ParametersSchema): boolean {
  return Object.entries(group.properties ?? {}).some(
    ([name, field]) =>
      hasDefault(field) ||
      (settingKind(field) === 'object' &&
        group.required?.includes(name) &&
        holdsDefault(field)),
  );
}

function isWholeByDefault(group: ParametersSchema): boolean {
  return (group.required ?? []).every(name => {
    const field = fieldOf(group, name) ?? {};
    return (
      hasDefault(field) ||
      field.type === 'boolean' ||
      (settingKind(field) === 'object' && isWholeByDefault(field))
    );
  });
}

/** Kubernetes takes a default of null for none. */
export function hasDefault(schema: ParametersSchema): boolean {
  return (schema.default ?? null) !== null;
}
