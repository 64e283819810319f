import type { BaseInputTemplateProps } from '@rjsf/utils';
import { ariaDescribedByIds, getInputProps } from '@rjsf/utils';
import TextField from '@material-ui/core/TextField';
import { saidValue } from '../../../model/settings/fieldOf';
import { useItemLabel } from './useItemLabel';

/** A text, number or date. As the theme's own, but what describes the input is tied to the input. */
export const SettingInput = (props: BaseInputTemplateProps) => {
  const { id, value, options, disabled, readonly } = props;
  const { label, required } = useItemLabel(props);
  const { rawErrors = [], onChange, onBlur, onFocus } = props;
  const { type, step, min, max } = getInputProps(
    props.schema,
    props.type,
    options,
  );
  return (
    <TextField
      fullWidth
      variant="outlined"
      size="small"
      id={id}
      name={id}
      type={type}
      label={label}
      value={saidValue(value) ?? ''}
      required={required}
      disabled={disabled || readonly}
      error={rawErrors.length > 0}
      placeholder={props.placeholder}
      InputLabelProps={type?.startsWith('date') ? { shrink: true } : undefined}
      inputProps={{
        step,
        min,
        max,
        'aria-describedby': ariaDescribedByIds(id),
      }}
      onChange={event =>
        onChange(
          event.target.value === '' ? options.emptyValue : event.target.value,
        )
      }
      onBlur={event => onBlur(id, event.target.value)}
      onFocus={event => onFocus(id, event.target.value)}
    />
  );
};
