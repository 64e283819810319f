import type { WidgetProps } from '@rjsf/utils';
import { ariaDescribedByIds, getUiOptions } from '@rjsf/utils';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { saidValue } from '../../../model/settings/fieldOf';
import { useItemLabel } from './useItemLabel';

/** On or off; neither while it has no value, although it has a default: then the group that it is in is left out. */
export const SettingSwitch = (props: WidgetProps) => {
  const { id, value, disabled, readonly, onChange } = props;
  const { label } = useItemLabel(props);
  const { uiSchema } = props;
  const { structuralDefault } = getUiOptions(uiSchema);
  const open =
    saidValue(value) === undefined && structuralDefault !== undefined;
  return (
    <FormControlLabel
      label={label}
      control={
        <Checkbox
          id={id}
          name={id}
          color="primary"
          size="small"
          checked={value === true}
          indeterminate={open}
          inputRef={(input: HTMLInputElement | null) => {
            if (input) {
              input.indeterminate = open;
            }
          }}
          disabled={disabled || readonly}
          inputProps={{ 'aria-describedby': ariaDescribedByIds(id) }}
          onChange={(_, checked) => onChange(checked)}
        />
      }
    />
  );
};
