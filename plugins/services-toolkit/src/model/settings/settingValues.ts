import type { ParametersSchema } from './ParametersSchema';
import { settingKind } from './settingKind';

/** `spec.parameters` of a claim. */
export type Settings = Record<string, unknown>;

/**
 * Fills in defaults as the API server would (those inside of an object only where the object is there), and what a
 * form cannot leave open: required groups, and required switches, which are off until somebody turns them on.
 */
export function withDefaults(
  schema: ParametersSchema,
  settings: Settings = {},
): Settings {
  return isObject(settings) ? fill(schema, settings) : {};
}

function fill(schema: ParametersSchema, value: Settings): Settings {
  const filled: Settings = { ...value };
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(name) ?? false;
    const known = filled[name] ?? field.default ?? unasked(field, required);
    if (settingKind(field) === 'object' && isObject(known)) {
      filled[name] = fill(field, known);
    } else if (known !== undefined) {
      filled[name] = known;
    }
  }
  return filled;
}

function unasked(field: ParametersSchema, required: boolean): unknown {
  if (!required) {
    return undefined;
  }
  if (field.type === 'boolean') {
    return false;
  }
  return settingKind(field) === 'object' ? {} : undefined;
}

/** What of the settings this schema knows, as the API server would keep it: the others are of another class. */
export function knownSettings(
  schema: ParametersSchema,
  settings: Settings,
): Settings {
  const open =
    schema.additionalProperties ||
    schema['x-kubernetes-preserve-unknown-fields'];
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const field = schema.properties?.[name];
      if (!field) {
        return open ? [[name, value]] : [];
      }
      const group = settingKind(field) === 'object' && isObject(value);
      return [[name, group ? knownSettings(field, value) : value]];
    }),
  );
}

/** Drops what was not said: empty fields, and groups that need not be there and hold nothing. */
export function withoutBlanks(
  schema: ParametersSchema,
  settings: Settings,
): Settings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const field = schema.properties?.[name] ?? {};
      const required = schema.required?.includes(name) ?? false;
      const kept = isObject(value) && settingKind(field) === 'object';
      const next = kept ? withoutBlanks(field, value) : value;
      const blank =
        next === undefined ||
        (kept && !required && Object.keys(next as Settings).length === 0);
      return blank ? [] : [[name, next]];
    }),
  );
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
