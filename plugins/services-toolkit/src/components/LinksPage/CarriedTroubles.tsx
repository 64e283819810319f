import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { LinkState } from '@services-toolkit/backstage-plugin-services-toolkit-common';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    '&:empty': { display: 'none' },
  },
}));

/** What goes through a link and is not as it should be, in the words of the controllers: they do not fit into a table. */
export const CarriedTroubles = (props: {
  carried: readonly {
    /** What it is called, and what names it among the others. */
    title: string;
    key: string;
    state: LinkState;
    reason?: string;
    message?: string;
  }[];
}) => {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {props.carried
        .filter(({ state }) => state === 'broken')
        .map(({ key, title, message, reason }) => (
          <Alert key={key} severity="error">
            <b>{title}</b>: {message ?? reason}
          </Alert>
        ))}
    </div>
  );
};
