import type { ParametersSchema } from './ParametersSchema';
import { fieldOf } from './fieldOf';
import { settingKind } from './settingKind';
import type { Settings } from './settingValues';
import { withDefaults } from './settingValues';

/** Settings that a reader can start from: the defaults, and something in the place of each that is required. */
export function exampleSettings(schema: ParametersSchema): Settings {
  return complete(schema, withDefaults(schema));
}

function complete(schema: ParametersSchema, settings: Settings): Settings {
  const completed = new Map(Object.entries(settings));
  for (const name of schema.required ?? []) {
    const field = fieldOf(schema, name) ?? {};
    const known = completed.get(name);
    if (settingKind(field) === 'object') {
      completed.set(name, complete(field, asSettings(known)));
    } else if (known === undefined) {
      completed.set(name, placeholder(field, name));
    }
  }
  return Object.fromEntries(completed);
}

function placeholder(field: ParametersSchema, name: string): unknown {
  if (field.enum?.length) {
    return field.enum[0];
  }
  switch (settingKind(field)) {
    case 'list':
      return [];
    case 'map':
      return {};
    case 'scalar':
      if (field.type === 'integer' || field.type === 'number') {
        return field.minimum ?? 1;
      }
      return `<${name}>`;
    default:
      return `<${name}>`;
  }
}

function asSettings(value: unknown): Settings {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
