import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(3),
  },
  words: { flex: '1 1 320px', minWidth: 0 },
  title: {
    fontSize: '1.75rem',
    fontWeight: 700,
    lineHeight: 1.25,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    maxWidth: 420,
  },
}));

/** What a page is about, below the plugin's own header. */
export const PageHeading = (props: {
  title: string;
  subtitle?: ReactNode;
  children?: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <header className={classes.root}>
      <div className={classes.words}>
        <Typography component="h2" className={classes.title}>
          {props.title}
        </Typography>
        {props.subtitle && (
          <Typography component="div">{props.subtitle}</Typography>
        )}
      </div>
      {props.children && (
        <div className={classes.actions}>{props.children}</div>
      )}
    </header>
  );
};
