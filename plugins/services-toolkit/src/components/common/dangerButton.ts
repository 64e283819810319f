import type { Theme } from '@material-ui/core/styles';
import { stateColors } from './stateColors';

/** Style of a contained button that takes something away for good. */
export function dangerButton(theme: Theme) {
  const { color } = stateColors(theme).bad;
  return {
    color: theme.palette.getContrastText(color),
    backgroundColor: color,
    '&:hover, &:focus-visible': {
      backgroundColor: color,
      filter: 'brightness(0.9)',
    },
  };
}
