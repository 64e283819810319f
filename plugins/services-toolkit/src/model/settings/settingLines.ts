import type { ParametersSchema } from './ParametersSchema';
import { fieldOf } from './fieldOf';
import { readingOrder } from './readingOrder';
import { settingKind } from './settingKind';
import type { Settings } from './settingValues';
import { isSecret } from './withoutSecrets';

/** One setting as it is told before a claim is made. */
export interface SettingLine {
  /** How it is called, after the groups that it is in. */
  titles: readonly string[];
  value: unknown;
  /** The schema says that the value is not to be shown. */
  secret: boolean;
}

/** All that was set, in the order of the form; what the schema does not know comes last. */
export function settingLines(
  schema: ParametersSchema,
  settings: Settings,
  above: readonly string[] = [],
): SettingLine[] {
  const names = new Set([
    ...Object.keys(schema.properties ?? {}),
    ...Object.keys(settings),
  ]);
  const said = Object.fromEntries(
    Array.from(names)
      .filter(name => Object.hasOwn(settings, name))
      .map(name => [name, fieldOf(schema, name) ?? {}]),
  );
  return readingOrder(said, schema.required).flatMap(([name, field]) => {
    const titles = [...above, field.title ?? name];
    const value = settings[name];
    return settingKind(field) === 'object' &&
      typeof value === 'object' &&
      value !== null
      ? settingLines(field, { ...value }, titles)
      : [{ titles, value, secret: isSecret(field) }];
  });
}
