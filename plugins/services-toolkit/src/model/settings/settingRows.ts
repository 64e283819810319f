import type { ParametersSchema } from './ParametersSchema';
import { settingKind } from './settingKind';

/** What limits a value, in the order in which it is told. */
export const settingLimits = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'format',
] as const satisfies readonly (keyof ParametersSchema)[];

export type SettingLimit = (typeof settingLimits)[number];

/** The type of a setting in words: `of` is what a list or a map holds. */
export interface SettingType {
  name:
    | 'string'
    | 'integer'
    | 'number'
    | 'boolean'
    | 'object'
    | 'array'
    | 'map'
    | 'intOrString'
    | 'free';
  of?: SettingType;
}

/** One setting as a reader wants to know it. */
export interface SettingRow {
  /** As it is written in YAML, `nodes[].zone`. */
  path: string;
  name: string;
  /** How it is called in the form. */
  title?: string;
  /** How deep it lies; 0 for those at the top. */
  depth: number;
  type: SettingType;
  required: boolean;
  default?: unknown;
  /** Of a list or a map: what each of its values may be. */
  allowed?: readonly unknown[];
  limits: readonly { kind: SettingLimit; value: string | number }[];
  description?: string;
}

/** All settings that a class knows, each group followed by what is in it. */
export function settingRows(schema: ParametersSchema): SettingRow[] {
  return rowsBelow(schema, '', 0);
}

function rowsBelow(
  group: ParametersSchema,
  prefix: string,
  depth: number,
): SettingRow[] {
  return Object.entries(group.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const allowed = allowedValues(field);
    const row: SettingRow = {
      path,
      name,
      ...(field.title && { title: field.title }),
      depth,
      type: typeOf(field),
      required: group.required?.includes(name) ?? false,
      ...(field.default !== undefined && { default: field.default }),
      ...(allowed && { allowed }),
      limits: settingLimits.flatMap(kind => {
        const value = field[kind];
        return value === undefined ? [] : [{ kind, value }];
      }),
      ...(field.description && { description: field.description }),
    };
    const inList = settingKind(field) === 'list';
    const inner = inList ? field.items ?? {} : field;
    return [
      row,
      ...rowsBelow(inner, inList ? `${path}[].` : `${path}.`, depth + 1),
    ];
  });
}

function allowedValues(field: ParametersSchema): unknown[] | undefined {
  const { items, additionalProperties: values } = field;
  return (
    field.enum ??
    items?.enum ??
    (typeof values === 'object' ? values.enum : undefined)
  );
}

/** What has to hold of several settings together, such as "at most 20 in development". */
export interface SettingRule {
  /** Of what it is said; empty for all settings. */
  path: string;
  /** The class's words, else its rule in CEL. */
  text: string;
}

export function settingRules(
  schema: ParametersSchema,
  path = '',
): SettingRule[] {
  const own = (schema['x-kubernetes-validations'] ?? []).flatMap(rule => {
    const { message, rule: expression }: Record<string, unknown> = { ...rule };
    const text = message ?? expression;
    return typeof text === 'string' ? [{ path, text }] : [];
  });
  const below = Object.entries(schema.properties ?? {}).flatMap(
    ([name, field]) => settingRules(field, path ? `${path}.${name}` : name),
  );
  const { items, additionalProperties: values } = schema;
  return [
    ...own,
    ...below,
    ...(items ? settingRules(items, `${path}[]`) : []),
    ...(typeof values === 'object' ? settingRules(values, `${path}.*`) : []),
  ];
}

function typeOf(field: ParametersSchema): SettingType {
  switch (settingKind(field)) {
    case 'object':
      return { name: 'object' };
    case 'list':
      return { name: 'array', of: typeOf(field.items ?? {}) };
    case 'map':
      return {
        name: 'map',
        ...(typeof field.additionalProperties === 'object' && {
          of: typeOf(field.additionalProperties),
        }),
      };
    case 'intOrString':
      return { name: 'intOrString' };
    case 'scalar':
      return { name: field.type as 'string' };
    default:
      return { name: 'free' };
  }
}
