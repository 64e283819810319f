import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../hooks/useTexts';
import { Delayed } from '../common/Delayed';

/** The shape of the fields to come. */
export const DialogSkeleton = () => {
  const t = useTexts();
  return (
    <Delayed>
      <div role="status" aria-label={t('common.loading')}>
        <Skeleton height={48} />
        <Skeleton height={48} />
        <Skeleton height={48} width="60%" />
      </div>
    </Delayed>
  );
};
