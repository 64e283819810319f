import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    overflowWrap: 'anywhere',
  },
  value: { margin: 0 },
}));

/** What things are, line by line. */
export const TermList = (props: {
  lines: readonly { term: string; value: string }[];
}) => {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {props.lines.map(line => (
        <Line key={line.term} {...line} />
      ))}
    </dl>
  );
};

function Line(props: { term: string; value: string }) {
  const classes = useStyles();
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary">
        {props.term}
      </Typography>
      <Typography component="dd" variant="body2" className={classes.value}>
        {props.value}
      </Typography>
    </>
  );
}
