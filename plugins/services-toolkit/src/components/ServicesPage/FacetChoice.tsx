import type { ReactNode } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useTexts } from '../../hooks/useTexts';

interface Option {
  value: string;
  label: ReactNode;
}

/** One of several to narrow a list down by. One that has just one thing to choose is left out. */
export const FacetChoice = (props: {
  id: string;
  label: string;
  value?: string;
  options: readonly Option[];
  /** Even where there is just one thing to choose. */
  always?: boolean;
  /** What stands there where nothing is chosen. */
  none?: string;
  onChange: (value: string | undefined) => void;
}) => {
  const t = useTexts();
  const { id, label, value, options } = props;
  // One filter in the address that nothing matches must still be there to be taken away.
  if (options.length < 2 && !value && !props.always) {
    return null;
  }
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      id={id}
      label={label}
      value={value ?? ''}
      onChange={event => props.onChange(event.target.value || undefined)}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{ displayEmpty: true, labelId: `${id}-label` }}
    >
      <MenuItem value="">{props.none ?? t('services.filterAll')}</MenuItem>
      {withUnknown(options, value ? [value] : []).map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Any number of things, all of which something must have. */
export const FacetChoices = (props: {
  id: string;
  label: string;
  values?: readonly string[];
  options: readonly Option[];
  onChange: (values: string[] | undefined) => void;
}) => {
  const { id, label, values = [], options } = props;
  const t = useTexts();
  if (options.length === 0 && values.length === 0) {
    return null;
  }
  const all = withUnknown(options, values);
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      id={id}
      label={label}
      value={values}
      onChange={event => {
        const chosen = [event.target.value].flat();
        props.onChange(chosen.length > 0 ? chosen : undefined);
      }}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        labelId: `${id}-label`,
        renderValue: chosen =>
          all
            .filter(({ value }) => (chosen as string[]).includes(value))
            .map(option => option.label)
            .join(', ') || t('services.filterAny'),
      }}
    >
      {all.map(option => (
        <MenuItem key={option.value} value={option.value} dense>
          <Checkbox
            checked={values.includes(option.value)}
            color="primary"
            size="small"
            disableRipple
            tabIndex={-1}
            inputProps={{ 'aria-hidden': true }}
          />
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
};

function withUnknown(
  options: readonly Option[],
  values: readonly string[],
): Option[] {
  return [
    ...options,
    ...values
      .filter(value => !options.some(option => option.value === value))
      .map(value => ({ value, label: value })),
  ];
}
