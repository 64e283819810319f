import type { ParametersSchema } from './ParametersSchema';
import { settingKind } from './settingKind';
import type { SettingKind } from './settingKind';

/** What is said in one field comes before what takes several, and YAML last. */
const ranks: Readonly<Record<SettingKind, number>> = {
  scalar: 0,
  intOrString: 0,
  object: 1,
  list: 2,
  map: 2,
  free: 3,
};

/**
 * The fields of a group as people want to meet them: what is required, in the order in which the schema requires it,
 * then what is simple. The API server keeps no order of properties.
 */
export function readingOrder(
  fields: Readonly<Record<string, ParametersSchema>>,
  required: readonly string[] = [],
): [string, ParametersSchema][] {
  const place = (name: string, field: ParametersSchema) => {
    const index = required.indexOf(name);
    return index < 0 ? required.length + ranks[settingKind(field)] : index;
  };
  return Object.entries(fields)
    .map(([name, field]) => ({ name, field, at: place(name, field) }))
    .sort((a, b) => a.at - b.at)
    .map(({ name, field }) => [name, field]);
}
