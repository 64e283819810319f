import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../../hooks/useTexts';
import { Delayed } from '../../common/Delayed';

const useStyles = makeStyles(theme => ({
  // As high as the choice of the view and a row of the graph: nothing below it moves when they come.
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minHeight: 156,
  },
  row: { display: 'flex', gap: theme.spacing(1) },
  node: { flex: 1, height: 104 },
}));

/** The shape of what a claim hangs on, while the cluster is asked for it. */
export const GraphSkeleton = () => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <div
      className={classes.root}
      role="status"
      aria-label={t('common.loading')}
    >
      <Delayed>
        <Skeleton variant="rect" width={140} height={36} />
        <div className={classes.row}>
          {[1, 2, 3, 4].map(number => (
            <Skeleton
              key={number}
              variant="rect"
              className={classes.node}
              width="auto"
            />
          ))}
        </div>
      </Delayed>
    </div>
  );
};
