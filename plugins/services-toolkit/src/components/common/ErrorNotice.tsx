import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { describeError } from '../../model/describeError';

const useStyles = makeStyles({
  root: { overflowWrap: 'anywhere' },
  retry: { whiteSpace: 'nowrap' },
  causes: { margin: '4px 0 0', paddingLeft: 18 },
});

/** What happened and to what (the title), why, what to do, and *Try again* where that can help. */
export const ErrorNotice = (props: {
  title: string;
  error: unknown;
  hint?: ReactNode;
  onRetry?: () => void;
}) => {
  const t = useTexts();
  const classes = useStyles();
  const { message, status, causes: all } = describeError(props.error);
  // A single cause may be all that the message says.
  const causes = all.filter(cause => cause.message !== message);
  return (
    <Alert
      severity="error"
      className={classes.root}
      action={
        props.onRetry && (
          <Button
            color="inherit"
            size="small"
            className={classes.retry}
            onClick={props.onRetry}
          >
            {t('common.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{props.title}</AlertTitle>
      {message}
      {status === undefined && <div>{t('common.noAnswer')}</div>}
      {causes.length > 0 && (
        <ul className={classes.causes}>
          {causes.map(({ field, message: cause }) => (
            <li key={`${field} ${cause}`}>
              {field && <b>{field}: </b>}
              {cause}
            </li>
          ))}
        </ul>
      )}
      {props.hint && <div>{props.hint}</div>}
    </Alert>
  );
};
