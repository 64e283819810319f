import type { WidgetProps } from '@rjsf/utils';
import {
  ariaDescribedByIds,
  enumOptionsIndexForValue,
  enumOptionsValueForIndex,
} from '@rjsf/utils';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useTexts } from '../../../hooks/useTexts';
import { useItemLabel } from './useItemLabel';

/** One, or some, of the allowed values. */
export const SettingSelect = (props: WidgetProps) => {
  const { id, value, multiple = false, onChange } = props;
  const { label, required } = useItemLabel(props);
  const { rawErrors = [], options } = props;
  const { enumOptions = [], emptyValue } = options;
  const t = useTexts();
  const chosen = enumOptionsIndexForValue(value, enumOptions, multiple);
  return (
    <TextField
      select
      fullWidth
      variant="outlined"
      size="small"
      id={id}
      name={id}
      label={label}
      value={chosen ?? (multiple ? [] : '')}
      required={required}
      disabled={props.disabled || props.readonly}
      error={rawErrors.length > 0}
      InputLabelProps={{ id: `${id}-label`, htmlFor: id }}
      SelectProps={{
        multiple,
        labelId: `${id}-label`,
        SelectDisplayProps: { 'aria-describedby': ariaDescribedByIds(id) },
      }}
      onChange={event =>
        onChange(
          enumOptionsValueForIndex(event.target.value, enumOptions, emptyValue),
        )
      }
    >
      {!multiple && (
        <MenuItem value="">
          <em>{t('dialog.settings.notSet')}</em>
        </MenuItem>
      )}
      {enumOptions.map((option, index) => (
        <MenuItem key={option.label} value={String(index)}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
};
