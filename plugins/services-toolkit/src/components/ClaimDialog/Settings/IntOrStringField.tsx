import type { FieldProps } from '@rjsf/utils';
import { ariaDescribedByIds } from '@rjsf/utils';
import TextField from '@material-ui/core/TextField';
import { saidValue } from '../../../model/settings/fieldOf';

/** A number or a text, as the ports and percentages of Kubernetes are; what looks like a number is one. */
export const IntOrStringField = (props: FieldProps) => {
  const { idSchema, formData, onChange, required, rawErrors = [] } = props;
  const { $id: id } = idSchema;
  return (
    <TextField
      fullWidth
      variant="outlined"
      size="small"
      id={id}
      name={id}
      label={props.schema.title ?? props.name}
      value={saidValue(formData) ?? ''}
      required={required}
      disabled={props.disabled || props.readonly}
      error={rawErrors.length > 0}
      inputProps={{ 'aria-describedby': ariaDescribedByIds(id) }}
      onChange={event => onChange(intOrString(event.target.value))}
    />
  );
};

function intOrString(text: string): number | string | undefined {
  if (text === '') {
    return undefined;
  }
  return /^(0|-?[1-9]\d{0,9})$/.test(text) ? Number(text) : text;
}
