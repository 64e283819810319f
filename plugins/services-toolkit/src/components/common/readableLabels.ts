import type { Theme } from '@material-ui/core/styles';

/**
 * Styles of fields that stand on the page's own background: the theme's secondary colour misses the contrast that WCAG AA
 * asks for there by a hair.
 */
export function readableLabels(theme: Theme) {
  return {
    '& .MuiInputLabel-root:not(.Mui-focused)': {
      color: theme.palette.text.primary,
    },
  };
}
