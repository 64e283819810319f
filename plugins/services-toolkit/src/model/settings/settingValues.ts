import {
  applyDefaults,
  type Json,
  type StructuralSchema,
} from '@services-toolkit/kubernetes-api';
import type { ParametersSchema } from './ParametersSchema';
import { fieldOf, keepsUnlisted, valueOf } from './fieldOf';
import { allowsProposals, hasDefault, isProposed } from './groupProposals';
import { settingKind } from './settingKind';

/** `spec.parameters` of a claim. */
export type Settings = Record<string, unknown>;

/**
 * What a form starts from: defaults as the API server sets them; what a form cannot leave open (required groups, and
 * required switches, which are off until somebody turns them on); and the groups that hold nothing but defaults, so
 * that the form shows what will be.
 */
export function withDefaults(
  schema: ParametersSchema,
  settings: Settings = {},
): Settings {
  return isObject(settings) ? fill(schema, settings, true) : {};
}

/**
 * The same for the groups that came into being with a change, and for these only: in them the API server sets the
 * defaults from now on. What somebody has emptied stays empty.
 */
export function withNewDefaults(
  schema: ParametersSchema,
  before: Settings,
  after: Settings,
): Settings {
  return mapFields(schema, after, (field, value, name) => {
    const next = completed(field, valueOf(before, name), value);
    // A group that is not needed, and was emptied, is not there: its defaults are not set either.
    const isLeftOut =
      settingKind(field) === 'object' &&
      isObject(next) &&
      !isNeeded(schema, name) &&
      Object.values(next).every(one => one === undefined);
    return isLeftOut ? undefined : next;
  });
}

/** Whether an empty group is something else than none. */
function isNeeded(schema: ParametersSchema, name: string): boolean {
  return (
    (schema.required?.includes(name) ?? false) ||
    hasDefault(fieldOf(schema, name) ?? {})
  );
}

function completed(
  field: ParametersSchema,
  before: unknown,
  after: unknown,
): unknown {
  switch (settingKind(field)) {
    case 'object':
      if (!isObject(after)) {
        return after;
      }
      return isObject(before)
        ? withNewDefaults(field, before, after)
        : withNewDefaults(field, {}, withDefaults(field, after));
    case 'list': {
      const items = field.items ?? {};
      const known = Array.isArray(before) ? before : [];
      return Array.isArray(after)
        ? after.map((item, index) =>
            completed(
              items,
              known[index],
              index < known.length ? item : item ?? newEntry(items),
            ),
          )
        : after;
    }
    default:
      return after;
  }
}

/** The form adds an empty place to a list; the API server sets defaults in it. */
function newEntry(items: ParametersSchema): unknown {
  if (hasDefault(items)) {
    return items.default;
  }
  return settingKind(items) === 'object' ? {} : undefined;
}

function fill(
  schema: ParametersSchema,
  value: Settings,
  mayPropose: boolean,
): Settings {
  // The defaults of a group and of what is in it differ where the group has some of its own: the API server's way.
  const defaulted = applyDefaults(value as Json, schema as StructuralSchema);
  const filled = isObject(defaulted) ? defaulted : {};
  const proposes = mayPropose && allowsProposals(schema);
  const names = new Set([
    ...Object.keys(filled),
    ...Object.keys(schema.properties ?? {}),
  ]);
  return Object.fromEntries(
    Array.from(names).flatMap(name => {
      const field = fieldOf(schema, name);
      const isRequired = schema.required?.includes(name) ?? false;
      const known = Object.hasOwn(filled, name)
        ? filled[name]
        : field && unasked(field, isRequired, proposes);
      const next = field ? fillInside(field, known, proposes) : known;
      return next === undefined && !Object.hasOwn(filled, name)
        ? []
        : [[name, next]];
    }),
  );
}

function fillInside(
  field: ParametersSchema,
  value: unknown,
  mayPropose: boolean,
): unknown {
  const kind = settingKind(field);
  if (kind === 'object' && isObject(value)) {
    return fill(field, value, mayPropose);
  }
  return kind === 'list' && Array.isArray(value)
    ? value.map(item => fillInside(field.items ?? {}, item, mayPropose))
    : value;
}

function unasked(
  field: ParametersSchema,
  isRequired: boolean,
  proposes: boolean,
): unknown {
  if (settingKind(field) === 'object') {
    return isRequired || (proposes && isProposed(field)) ? {} : undefined;
  }
  return isRequired && field.type === 'boolean' ? false : undefined;
}

/** What of the settings this schema knows, as the API server would keep it: the others are of another class. */
export function knownSettings(
  schema: ParametersSchema,
  settings: Settings,
): Settings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const field = fieldOf(schema, name);
      if (!field) {
        return keepsUnlisted(schema) ? [[name, value]] : [];
      }
      const group = settingKind(field) === 'object' && isObject(value);
      return [[name, group ? knownSettings(field, value) : value]];
    }),
  );
}

/**
 * Drops what was not said: empty fields, and groups that need not be there and hold nothing. An empty group of one that
 * has a default is not the same as none.
 */
export function withoutBlanks(
  schema: ParametersSchema,
  settings: Settings,
): Settings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const field = fieldOf(schema, name) ?? {};
      const next = withoutBlanksInside(field, value);
      const blank =
        next === undefined ||
        (settingKind(field) === 'object' &&
          isObject(next) &&
          !isNeeded(schema, name) &&
          Object.keys(next).length === 0);
      return blank ? [] : [[name, next]];
    }),
  );
}

function withoutBlanksInside(field: ParametersSchema, value: unknown): unknown {
  const kind = settingKind(field);
  if (kind === 'object' && isObject(value)) {
    return withoutBlanks(field, value);
  }
  return kind === 'list' && Array.isArray(value)
    ? value.map(item => withoutBlanksInside(field.items ?? {}, item))
    : value;
}

function mapFields(
  schema: ParametersSchema,
  values: Settings,
  change: (field: ParametersSchema, value: unknown, name: string) => unknown,
): Settings {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fieldOf(schema, name);
      return [name, field ? change(field, value, name) : value];
    }),
  );
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
