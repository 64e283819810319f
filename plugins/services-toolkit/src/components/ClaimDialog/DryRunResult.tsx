import type { ReactNode } from 'react';
import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { ErrorNotice } from '../common/ErrorNotice';
import { useClaimHint } from './useClaimHint';
import type { DryRun } from './useDryRun';

const useStyles = makeStyles(theme => ({
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1rem' },
}));

/** Whether the cluster's API server would take the claim. */
export const DryRunResult = (props: {
  cluster: string;
  dryRun: DryRun;
  /** What the claim would have to wait for. */
  waitsFor?: 'instance' | 'service';
  onRetry: () => void;
  /** What else its answer tells. */
  children?: ReactNode;
}) => {
  const { cluster, dryRun, waitsFor } = props;
  const classes = useStyles();
  const t = useTexts();
  const hint = useClaimHint();
  return (
    <section aria-label={t('dialog.dryRun')} aria-live="polite">
      <Typography component="h3" className={classes.heading}>
        {t('dialog.dryRun')}
      </Typography>
      {dryRun.state === 'checking' && (
        <Alert
          severity="info"
          icon={<CircularProgress size={20} color="inherit" aria-hidden />}
        >
          {t('dialog.dryRunChecking', { cluster })}
        </Alert>
      )}
      {dryRun.state === 'accepted' && (
        <Alert severity={waitsFor ? 'info' : 'success'}>
          {t(waitsFor ? `dialog.dryRunWaits.${waitsFor}` : 'dialog.dryRunOk', {
            cluster,
          })}
        </Alert>
      )}
      {props.children}
      {dryRun.state === 'refused' && (
        <ErrorNotice
          title={t('dialog.dryRunRefused')}
          error={dryRun.error}
          hint={hint(dryRun.error)}
          onRetry={props.onRetry}
        />
      )}
    </section>
  );
};
