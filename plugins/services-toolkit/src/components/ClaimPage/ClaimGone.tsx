import Typography from '@material-ui/core/Typography';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ClaimKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { rootRouteRef } from '../../routes';
import { PageHeading } from '../common/PageHeading';

/** There is no such claim, or not any more. */
export const ClaimGone = ({ cluster, namespace, name }: ClaimKey) => {
  const t = useTexts();
  const services = useRouteRef(rootRouteRef)();
  return (
    <>
      <PageHeading title={t('claim.gone', { name })} replaces />
      <Typography role="status" paragraph>
        {t('claim.goneText', { namespace, cluster })}
      </Typography>
      <LinkButton to={services} variant="contained" color="primary">
        {t('claims.toServices')}
      </LinkButton>
    </>
  );
};
