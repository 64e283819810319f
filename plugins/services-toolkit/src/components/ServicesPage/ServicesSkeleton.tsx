import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../hooks/useTexts';
import { Delayed } from '../common/Delayed';
import { useGridStyles } from './useGridStyles';

const useStyles = makeStyles(theme => ({
  card: { padding: theme.spacing(2), height: 168, boxSizing: 'border-box' },
  head: { display: 'flex', gap: theme.spacing(1.5) },
  names: { flex: 1 },
}));

/** The shape of the cards to come. */
export const ServicesSkeleton = () => {
  const classes = useStyles();
  const grid = useGridStyles();
  const t = useTexts();
  return (
    <Delayed>
      <div className={grid.grid} role="status" aria-label={t('common.loading')}>
        {[1, 2, 3, 4, 5, 6].map(number => (
          <Card key={number} variant="outlined" className={classes.card}>
            <div className={classes.head}>
              <Skeleton variant="rect" width={40} height={40} />
              <div className={classes.names}>
                <Skeleton width="60%" />
                <Skeleton width="40%" />
              </div>
            </div>
            <Skeleton />
            <Skeleton width="80%" />
            <Skeleton width="30%" />
          </Card>
        ))}
      </div>
    </Delayed>
  );
};
