import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import type { Polled } from '../../hooks/usePolled';
import { useTexts } from '../../hooks/useTexts';
import { describeError } from '../../model/describeError';

/** Something is shown, but the last attempt to ask anew failed. */
export const OutdatedNotice = (props: { polled: Polled<unknown> }) => {
  const t = useTexts();
  const { value, error, retry } = props.polled;
  if (!error || value === undefined) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={retry}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('common.outdated', {
        message: sentence(describeError(error).message),
      })}
    </Alert>
  );
};

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
