import type { Theme } from '@material-ui/core/styles';
import { stateColors } from './stateColors';

/** Styles of a form: the theme's own red is too faint for letters on a dark ground. */
export function readableErrors(theme: Theme) {
  const { color } = stateColors(theme).bad;
  return {
    '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
      color,
    },
    '& .MuiOutlinedInput-root.Mui-error .MuiOutlinedInput-notchedOutline': {
      borderColor: color,
    },
  };
}
