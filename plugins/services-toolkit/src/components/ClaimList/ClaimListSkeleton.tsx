import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../hooks/useTexts';
import { Delayed } from '../common/Delayed';

/** The shape of the rows to come. */
export const ClaimListSkeleton = () => {
  const t = useTexts();
  return (
    <Delayed>
      <div role="status" aria-label={t('common.loading')}>
        <Skeleton height={64} />
        <Skeleton height={64} />
      </div>
    </Delayed>
  );
};
