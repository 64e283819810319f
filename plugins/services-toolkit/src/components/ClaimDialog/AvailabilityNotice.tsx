import Alert from '@material-ui/lab/Alert';
import { useTexts } from '../../hooks/useTexts';
import type { Availability } from '../../model/availability';

/** Whether the claim would get its instance at once. */
export const AvailabilityNotice = (props: { availability?: Availability }) => {
  const { availability } = props;
  const t = useTexts();
  switch (availability?.state) {
    case 'free':
      return (
        <Alert severity="success" role="status">
          {availability.mayBeMore
            ? t('dialog.availability.atLeast', {
                number: String(availability.number),
              })
            : t('dialog.availability.free', { count: availability.number })}
        </Alert>
      );
    case 'exhausted':
      return (
        <Alert severity="warning" role="status">
          {availability.waiting > 0
            ? t('dialog.availability.behind', { count: availability.waiting })
            : t('dialog.availability.next')}
        </Alert>
      );
    default:
      return null;
  }
};
