import type { ParametersSchema } from './ParametersSchema';
import { fieldOf } from './fieldOf';
import { settingKind } from './settingKind';
import type { Settings } from './settingValues';

/** Whether the schema says that a value is not to be shown or kept. */
export function isSecret({ format }: ParametersSchema): boolean {
  return format === 'password';
}

/** The settings without what the schema says is secret. */
export function withoutSecrets(
  schema: ParametersSchema,
  settings: Settings,
): Settings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const field = fieldOf(schema, name) ?? {};
      return isSecret(field) ? [] : [[name, inside(field, value)]];
    }),
  );
}

function inside(field: ParametersSchema, value: unknown): unknown {
  const kind = settingKind(field);
  if (kind === 'list' && Array.isArray(value)) {
    const items = field.items ?? {};
    return isSecret(items) ? [] : value.map(item => inside(items, item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (kind === 'map') {
    const { additionalProperties } = field;
    return typeof additionalProperties === 'object' &&
      isSecret(additionalProperties)
      ? {}
      : value;
  }
  return kind === 'object' ? withoutSecrets(field, { ...value }) : value;
}
