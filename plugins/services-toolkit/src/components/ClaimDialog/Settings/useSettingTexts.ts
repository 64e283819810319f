import { useCallback } from 'react';
import type { RJSFValidationError } from '@rjsf/utils';
import { TranslatableString, replaceStringParameters } from '@rjsf/utils';
import { useTexts } from '../../../hooks/useTexts';
import type { ParametersSchema } from '../../../model/settings/ParametersSchema';
import { fieldAt } from '../../../model/settings/violations';

const limits = {
  minimum: 'dialog.settings.problem.minimum',
  maximum: 'dialog.settings.problem.maximum',
  exclusiveMinimum: 'dialog.settings.problem.exclusiveMinimum',
  exclusiveMaximum: 'dialog.settings.problem.exclusiveMaximum',
  minLength: 'dialog.settings.problem.minLength',
  maxLength: 'dialog.settings.problem.maxLength',
  minItems: 'dialog.settings.problem.minItems',
  maxItems: 'dialog.settings.problem.maxItems',
  multipleOf: 'dialog.settings.problem.multipleOf',
} as const;

const strings = {
  [TranslatableString.ArrayItemTitle]: 'dialog.settings.item',
  [TranslatableString.AddItemButton]: 'dialog.settings.add',
  [TranslatableString.RemoveButton]: 'dialog.settings.remove',
  [TranslatableString.MoveUpButton]: 'dialog.settings.moveUp',
  [TranslatableString.MoveDownButton]: 'dialog.settings.moveDown',
  [TranslatableString.CopyButton]: 'common.copy',
} as const;

/** What the schema form says, in this plugin's words. */
export function useSettingTexts(schema: ParametersSchema) {
  const t = useTexts();
  const translateString = useCallback(
    (string: TranslatableString, params?: string[]): string => {
      if (string === TranslatableString.KeyLabel) {
        return t('dialog.settings.key');
      }
      const known = Object.entries(strings).find(([key]) => key === string);
      return known
        ? t(known[1])
        : replaceStringParameters(string, params ?? []);
    },
    [t],
  );
  const transformErrors = useCallback(
    (errors: RJSFValidationError[]) =>
      oneForEach(errors).map(error => ({
        ...error,
        message: problemText(t, error, isDescribed(schema, error)),
      })),
    [t, schema],
  );
  return { translateString, transformErrors };
}

/** What is empty, or of another type, is nothing else besides. */
function oneForEach(errors: RJSFValidationError[]): RJSFValidationError[] {
  const basic = new Map(
    ['type', 'required'].flatMap(name =>
      errors
        .filter(error => error.name === name)
        .map(error => [error.property, error] as const),
    ),
  );
  return errors.filter(error => {
    const known = basic.get(error.property);
    return known === undefined || known === error;
  });
}

/** Whether the form says in words what a setting has to be like. */
function isDescribed(
  schema: ParametersSchema,
  { property = '' }: RJSFValidationError,
): boolean {
  return fieldAt(schema, property)?.description !== undefined;
}

const types = [
  'integer',
  'number',
  'string',
  'boolean',
  'array',
  'object',
] as const;

/** `null` is what an empty field may be; nobody enters it. */
function typeText(
  t: ReturnType<typeof useTexts>,
  allowed: readonly string[],
): string {
  const [only, ...others] = allowed.filter(type => type !== 'null');
  const known = types.find(type => type === only);
  return known && others.length === 0
    ? t(`dialog.settings.problem.type.${known}`)
    : t('dialog.settings.problem.type.other', { type: allowed.join(', ') });
}

function problemText(
  t: ReturnType<typeof useTexts>,
  { name, params, message }: RJSFValidationError,
  described: boolean,
): string | undefined {
  switch (name) {
    case 'required':
      return t('dialog.settings.problem.required');
    case 'type':
      return typeText(t, [params.type].flat().map(String));
    case 'enum':
      return t('dialog.settings.problem.enum', {
        values: [params.allowedValues].flat().join(', '),
      });
    case 'pattern':
      return described
        ? t('dialog.settings.problem.described')
        : t('dialog.settings.problem.pattern', { pattern: params.pattern });
    case 'format':
      return t('dialog.settings.problem.format', { format: params.format });
    default: {
      const known = Object.entries(limits).find(
        ([keyword]) => keyword === name,
      );
      return known
        ? t(known[1], { limit: String(params.limit ?? params.multipleOf) })
        : message;
    }
  }
}
