import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles({ root: { overflowWrap: 'anywhere' } });

/** Another source has the entity ref of an offering or a service: what that means, where it comes from, and what to do. */
export const OfferingConflict = (props: {
  offering: Pick<Offering, 'conflict' | 'entityRef'>;
}) => {
  const { conflict, entityRef } = props.offering;
  const classes = useStyles();
  const t = useTexts();
  return conflict ? (
    <Alert severity="warning" className={classes.root}>
      <AlertTitle>{t('offering.conflict')}</AlertTitle>
      {conflict.message}{' '}
      <EntityRefLink entityRef={entityRef} hideIcon>
        {t('offering.conflictOther')}
      </EntityRefLink>
    </Alert>
  ) : null;
};
