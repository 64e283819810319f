import type { ReactNode } from 'react';
import { Helmet } from 'react-helmet';
import { useNavigationType } from 'react-router-dom';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useFocusIfLost } from '../../hooks/useFocusIfLost';

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
    '&:focus': { outline: 'none' },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    maxWidth: '100%',
  },
}));

/** What a page is about, below the plugin's own header, and in the browser's title. */
export const PageHeading = (props: {
  title: string;
  subtitle?: ReactNode;
  /** The way back to the pages above. */
  trail?: ReactNode;
  /** Whether it appears in the place of something else on the same page. */
  replaces?: boolean;
  children?: ReactNode;
}) => {
  const classes = useStyles();
  // A page that the browser has just loaded, or gone back to, is left to the browser.
  const cameHere = useNavigationType() !== 'POP';
  const title = useFocusIfLost<HTMLHeadingElement>(
    cameHere || props.replaces === true,
  );
  return (
    <header className={classes.root}>
      <Helmet title={props.title} />
      <div className={classes.words}>
        {props.trail}
        <Typography
          component="h2"
          ref={title}
          tabIndex={-1}
          className={classes.title}
        >
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
