import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { Polled } from '../../hooks/usePolled';
import { useTexts } from '../../hooks/useTexts';
import { describeError } from '../../model/describeError';
import { ClaimListSkeleton } from '../ClaimList/ClaimListSkeleton';
import { ErrorNotice } from '../common/ErrorNotice';
import { OutdatedNotice } from '../common/OutdatedNotice';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    minWidth: 0,
  },
}));

/** A card about an offering or a service, as soon as that is known. */
export const OfferingPanel = <T,>(props: {
  title: string;
  offering: Polled<T>;
  children: (offering: T) => ReactNode;
}) => {
  const { offering } = props;
  const classes = useStyles();
  const t = useTexts();
  const gone = offering.error && describeError(offering.error).status === 404;
  return (
    <EntityInfoCard title={props.title}>
      <div className={classes.root}>
        {offering.loading && <ClaimListSkeleton />}
        {offering.error && offering.value === undefined && (
          <ErrorNotice
            title={gone ? t('offering.gone') : t('offering.error')}
            error={offering.error}
            hint={gone ? t('offering.goneText') : undefined}
            onRetry={offering.retry}
          />
        )}
        <OutdatedNotice polled={offering} />
        {offering.value !== undefined && props.children(offering.value)}
      </div>
    </EntityInfoCard>
  );
};
