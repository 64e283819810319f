import type { WidgetProps } from '@rjsf/utils';
import { ariaDescribedByIds } from '@rjsf/utils';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';

/** On or off. */
export const SettingSwitch = (props: WidgetProps) => {
  const { id, label, value, disabled, readonly, onChange } = props;
  return (
    <FormControlLabel
      label={label}
      control={
        <Checkbox
          id={id}
          name={id}
          color="primary"
          size="small"
          checked={Boolean(value)}
          disabled={disabled || readonly}
          inputProps={{ 'aria-describedby': ariaDescribedByIds(id) }}
          onChange={(_, checked) => onChange(checked)}
        />
      }
    />
  );
};
