import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import type { ClaimableInstancesRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';
import { describeError } from '../../../model/describeError';
import { ClaimListSkeleton } from '../../ClaimList/ClaimListSkeleton';
import { ErrorNotice } from '../../common/ErrorNotice';
import { OutdatedNotice } from '../../common/OutdatedNotice';
import { useClaimableInstances } from '../../../hooks/useClaimableInstances';

const useStyles = makeStyles(theme => ({
  refusal: { overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: theme.spacing(3), overflowWrap: 'anywhere' },
}));

/** The instances that are free for a namespace, or why nobody says. */
export const InstanceList = (props: ClaimableInstancesRequest) => {
  const { namespace } = props;
  const classes = useStyles();
  const t = useTexts();
  const found = useClaimableInstances(props);
  if (found.loading) {
    return <ClaimListSkeleton />;
  }
  if (!found.value) {
    const { status, message } = describeError(found.error);
    if (status === 403) {
      return (
        <Alert severity="info" className={classes.refusal}>
          <AlertTitle>{t('instances.forbidden', { namespace })}</AlertTitle>
          {t('instances.forbiddenText')}
          <details>
            <summary>{t('instances.details')}</summary>
            {message}
          </details>
        </Alert>
      );
    }
    return (
      <ErrorNotice
        title={t('instances.error')}
        error={found.error}
        onRetry={found.retry}
      />
    );
  }
  const { instances, mayBeMore } = found.value;
  return (
    <section aria-live="polite">
      <OutdatedNotice polled={found} />
      <Typography gutterBottom>
        {mayBeMore
          ? t('instances.atLeast', { number: String(instances.length) })
          : t('instances.free', { count: instances.length, namespace })}
      </Typography>
      <ul className={classes.list} aria-label={t('instances.title')}>
        {instances.map(({ kind, name, namespace: place }) => (
          <li key={`${kind} ${place}/${name}`}>
            <Typography component="span">
              {kind} {[place, name].filter(Boolean).join('/')}
            </Typography>
          </li>
        ))}
      </ul>
    </section>
  );
};
