import type { Theme } from '@material-ui/core/styles';

/** A ground that lights up when something has changed, and fades again. */
export function highlightWhenChanged(theme: Theme) {
  return {
    root: {
      transition: 'background-color 700ms',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    changed: {
      backgroundColor:
        theme.palette.type === 'dark' ? 'rgba(255, 213, 79, 0.18)' : '#fff4c2',
    },
  };
}
