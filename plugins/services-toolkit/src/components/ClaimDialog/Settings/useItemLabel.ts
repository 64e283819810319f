import type { UiSchema } from '@rjsf/utils';
import { getUiOptions } from '@rjsf/utils';
import { useTexts } from '../../../hooks/useTexts';

/**
 * How a field is called: an entry of a list by its place, where the form has `extensions-0`; and that an entry has to be
 * there goes without saying.
 */
export function useItemLabel(field: {
  id: string;
  label: string;
  required?: boolean;
  uiSchema?: UiSchema;
}): { label: string; required: boolean } {
  const t = useTexts();
  const { itemOf } = getUiOptions(field.uiSchema);
  // The form ends the ids of entries with their index.
  const index = /_(\d+)(?:__title)?$/.exec(field.id)?.[1];
  return typeof itemOf === 'string' && index !== undefined
    ? {
        label: t('dialog.settings.itemOf', {
          list: itemOf,
          number: String(Number(index) + 1),
        }),
        required: false,
      }
    : { label: field.label, required: field.required ?? false };
}
