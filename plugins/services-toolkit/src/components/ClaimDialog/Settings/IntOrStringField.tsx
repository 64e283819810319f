import type { FieldProps } from '@rjsf/utils';
import { ariaDescribedByIds } from '@rjsf/utils';
import TextField from '@material-ui/core/TextField';
import { saidValue } from '../../../model/settings/fieldOf';
import { useItemLabel } from './useItemLabel';

/** A number or a text, as the ports and percentages of Kubernetes are; what looks like a number is one. */
export const IntOrStringField = (props: FieldProps) => {
  const { idSchema, formData, onChange, rawErrors = [] } = props;
  const { $id: id } = idSchema;
  const { label, required } = useItemLabel({
    ...props,
    id,
    label: props.schema.title ?? props.name,
  });
  return (
    <TextField
      fullWidth
      variant="outlined"
      size="small"
      id={id}
      name={id}
      label={label}
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
