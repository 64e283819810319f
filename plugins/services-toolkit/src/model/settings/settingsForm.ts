import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { ParametersSchema } from './ParametersSchema';
import { fieldOf, keepsUnlisted } from './fieldOf';
import { hasDefault } from './groupProposals';
import { readingOrder } from './readingOrder';
import { settingKind } from './settingKind';
import { isSecret } from './withoutSecrets';

type JsonType = Exclude<RJSFSchema['type'], undefined | unknown[]>;

const anything: readonly JsonType[] = [
  'object',
  'array',
  'string',
  'number',
  'integer',
  'boolean',
];

/** What the schema form is given. */
export interface SettingsForm {
  schema: RJSFSchema;
  uiSchema: UiSchema;
}

/** Formats that mean the same to Kubernetes and to JSON Schema; `duration`, for one, does not. */
const sharedFormats: ReadonlySet<string> = new Set([
  'date',
  'date-time',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uuid',
]);

const sameKeywords = [
  'title',
  'description',
  'enum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const satisfies readonly (keyof ParametersSchema)[];

/**
 * The JSON Schema of a structural schema. What JSON Schema in a browser cannot check as the cluster would (CEL rules,
 * RE2 patterns that are no JavaScript, anyOf without fields of its own) is left to the cluster. Defaults are no
 * part of it: `withDefaults` fills them in as Kubernetes does, and the option `structuralDefault` tells the form.
 */
export function settingsForm(structural: ParametersSchema): SettingsForm {
  const { schema, uiSchema } = formOf(structural);
  const { default: structuralDefault } = structural;
  return {
    schema,
    uiSchema:
      structuralDefault === undefined
        ? uiSchema
        : { ...uiSchema, 'ui:options': { structuralDefault } },
  };
}

/** A group that need not be there can be left out again; entries of a list are called after it. */
function fieldForm(
  name: string,
  field: ParametersSchema,
  required: boolean,
): SettingsForm {
  const form = settingsForm(field);
  if (settingKind(field) === 'list') {
    const { items } = form.uiSchema;
    const itemOf = field.title ?? name;
    return {
      ...form,
      uiSchema: {
        ...form.uiSchema,
        items: {
          ...items,
          'ui:options': { ...items?.['ui:options'], itemOf },
        },
      },
    };
  }
  const optional =
    settingKind(field) === 'object' && !required && !hasDefault(field);
  return optional
    ? {
        ...form,
        uiSchema: { ...form.uiSchema, 'ui:options': { optionalGroup: true } },
      }
    : form;
}

function formOf(structural: ParametersSchema): SettingsForm {
  const kind = settingKind(structural);
  const schema: RJSFSchema = {
    ...Object.fromEntries(
      sameKeywords
        .filter(keyword => structural[keyword] !== undefined)
        .map(keyword => [keyword, structural[keyword]]),
    ),
    ...range(structural),
    ...(structural.format &&
      sharedFormats.has(structural.format) && { format: structural.format }),
    ...(structural.pattern &&
      isJavaScript(structural.pattern) && { pattern: structural.pattern }),
  };
  switch (kind) {
    case 'object': {
      const required = structural.required ?? [];
      const fields = readingOrder(
        { ...unlistedFields(structural), ...structural.properties },
        required,
      ).map(
        ([name, field]) =>
          [name, fieldForm(name, field, required.includes(name))] as const,
      );
      return {
        schema: {
          ...schema,
          type: typeOf(structural),
          required: required.filter(
            name => fieldOf(structural, name)?.default === undefined,
          ),
          properties: Object.fromEntries(
            fields.map(([name, form]) => [name, form.schema]),
          ),
        },
        uiSchema: Object.fromEntries(
          fields.map(([name, form]) => [name, form.uiSchema]),
        ),
      };
    }
    case 'list': {
      const items = settingsForm(structural.items ?? {});
      return {
        schema: {
          ...schema,
          type: typeOf(structural),
          items: items.schema,
          // Of these one chooses some; a structural schema cannot say that each counts once.
          ...(structural.items?.enum && { uniqueItems: true }),
        },
        uiSchema: { items: items.uiSchema },
      };
    }
    case 'map': {
      const { additionalProperties } = structural;
      return {
        schema: {
          ...schema,
          type: typeOf(structural),
          additionalProperties:
            typeof additionalProperties === 'object'
              ? settingsForm(additionalProperties).schema
              : true,
        },
        uiSchema: { 'ui:field': 'MapField' },
      };
    }
    case 'intOrString':
      return {
        schema: {
          ...schema,
          type: orNull(['integer', 'string'], structural),
        },
        uiSchema: { 'ui:field': 'IntOrStringField' },
      };
    case 'scalar':
      return {
        schema: { ...schema, type: typeOf(structural) },
        uiSchema: isSecret(structural) ? { 'ui:widget': 'password' } : {},
      };
    default:
      return {
        schema: {
          ...schema,
          // The form leaves out a field whose schema says nothing at all.
          type: structural.type
            ? typeOf(structural)
            : orNull(anything, structural),
        },
        uiSchema: { 'ui:field': 'YamlField' },
      };
  }
}

/** What is required without being described: the class leaves open what it is. */
function unlistedFields(
  structural: ParametersSchema,
): Record<string, ParametersSchema> {
  const { additionalProperties } = structural;
  const open: ParametersSchema =
    typeof additionalProperties === 'object'
      ? additionalProperties
      : { 'x-kubernetes-preserve-unknown-fields': true };
  return keepsUnlisted(structural)
    ? Object.fromEntries((structural.required ?? []).map(name => [name, open]))
    : {};
}

function orNull(
  types: readonly JsonType[],
  { nullable }: ParametersSchema,
): RJSFSchema['type'] {
  return nullable ? [...types, 'null'] : [...types];
}

function typeOf({ type, nullable }: ParametersSchema): RJSFSchema['type'] {
  const known = type as JsonType;
  return nullable ? [known, 'null'] : known;
}

function range(structural: ParametersSchema): RJSFSchema {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = structural;
  return {
    ...(minimum !== undefined &&
      (exclusiveMinimum ? { exclusiveMinimum: minimum } : { minimum })),
    ...(maximum !== undefined &&
      (exclusiveMaximum ? { exclusiveMaximum: maximum } : { maximum })),
  };
}

/** The cluster's patterns are RE2, the form's are compiled with the flag `u`. */
function isJavaScript(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}
