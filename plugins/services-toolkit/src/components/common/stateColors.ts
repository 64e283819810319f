import type { Theme } from '@material-ui/core/styles';

/** Colours of signs and letters that tell a state: the theme's own are too faint for letters. A word says it as well. */
export function stateColors(theme: Theme) {
  const dark = theme.palette.type === 'dark';
  return {
    good: { color: dark ? '#7bd88f' : '#1b6e32' },
    waiting: { color: dark ? '#8ab8ff' : '#1f5493' },
    warning: { color: dark ? '#ffcc7a' : '#8a5300' },
    bad: { color: dark ? '#ff9b93' : '#b3261e' },
    unknown: { color: theme.palette.text.secondary },
  };
}
