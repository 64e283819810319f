import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    '& th, & td': {
      padding: theme.spacing(1),
      textAlign: 'left',
      verticalAlign: 'top',
      borderBottom: `1px solid ${theme.palette.divider}`,
      // A column is as wide as its longest word, up to `maxWidth`: the table scrolls.
      overflowWrap: 'break-word',
      minWidth: 96,
      maxWidth: 420,
    },
    '& thead th': { fontWeight: 700, whiteSpace: 'nowrap' },
  },
}));

/** A table that scrolls sideways on its own where the page is narrow, by keyboard too. */
export const ScrollingTable = (props: {
  label: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role="region"
      aria-label={props.label}
      // Only what has the focus scrolls by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={classes.table} aria-label={props.label}>
        {props.children}
      </table>
    </div>
  );
};
