import type { ParametersSchema } from './ParametersSchema';
import { keepsUnlisted } from './fieldOf';

/**
 * How a setting is asked for: `object` as a group of settings, `map` as names and values that one makes up, `free` as
 * YAML because the schema does not say what may stand there, `intOrString` as a text that may be a number.
 */
export type SettingKind =
  | 'object'
  | 'list'
  | 'map'
  | 'intOrString'
  | 'scalar'
  | 'free';

export function settingKind(schema: ParametersSchema): SettingKind {
  if (schema['x-kubernetes-int-or-string']) {
    return 'intOrString';
  }
  if (schema['x-kubernetes-embedded-resource']) {
    return 'free';
  }
  switch (schema.type) {
    case 'object':
      if (Object.keys(schema.properties ?? {}).length > 0) {
        return 'object';
      }
      return isScalarMap(schema) ? 'map' : 'free';
    case 'array':
      return schema.items && settingKind(schema.items) !== 'free'
        ? 'list'
        : 'free';
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return 'scalar';
    default:
      return 'free';
  }
}

/** Whether there is anything to set at all; an object without fields keeps nothing that is written into it. */
export function hasSettings(schema: ParametersSchema | undefined): boolean {
  return Boolean(
    schema &&
      (Object.keys(schema.properties ?? {}).length > 0 ||
        keepsUnlisted(schema)),
  );
}

function isScalarMap({ additionalProperties }: ParametersSchema): boolean {
  return (
    typeof additionalProperties === 'object' &&
    settingKind(additionalProperties) === 'scalar'
  );
}
