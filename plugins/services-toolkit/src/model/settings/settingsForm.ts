import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { ParametersSchema } from './ParametersSchema';
import { settingKind } from './settingKind';

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
      const fields = Object.entries(structural.properties ?? {}).map(
        ([name, field]) => [name, settingsForm(field)] as const,
      );
      return {
        schema: {
          ...schema,
          type: typeOf(structural),
          required: (structural.required ?? []).filter(
            name => structural.properties?.[name]?.default === undefined,
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
        uiSchema: {},
      };
    }
    case 'intOrString':
      return {
        schema: { ...schema, type: ['integer', 'string'] },
        uiSchema: { 'ui:field': 'IntOrStringField' },
      };
    case 'scalar':
      return {
        schema: { ...schema, type: typeOf(structural) },
        uiSchema: {},
      };
    default:
      return {
        schema: {
          ...schema,
          ...(structural.type && { type: typeOf(structural) }),
        },
        uiSchema: { 'ui:field': 'YamlField' },
      };
  }
}

function typeOf({ type, nullable }: ParametersSchema): RJSFSchema['type'] {
  const known = type as Exclude<RJSFSchema['type'], undefined | unknown[]>;
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
