import { useCallback } from 'react';
import type { RJSFValidationError } from '@rjsf/utils';
import { TranslatableString, replaceStringParameters } from '@rjsf/utils';
import { useTexts } from '../../../hooks/useTexts';

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
export function useSettingTexts() {
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
      errors.map(error => ({ ...error, message: problemText(t, error) })),
    [t],
  );
  return { translateString, transformErrors };
}

function problemText(
  t: ReturnType<typeof useTexts>,
  { name, params, message }: RJSFValidationError,
): string | undefined {
  switch (name) {
    case 'required':
      return t('dialog.settings.problem.required');
    case 'type':
      return t('dialog.settings.problem.type', {
        type: [params.type].flat().join(', '),
      });
    case 'enum':
      return t('dialog.settings.problem.enum', {
        values: [params.allowedValues].flat().join(', '),
      });
    case 'pattern':
      return t('dialog.settings.problem.pattern', { pattern: params.pattern });
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
