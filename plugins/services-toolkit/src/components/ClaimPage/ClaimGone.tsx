import Typography from '@material-ui/core/Typography';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '../../hooks/useTexts';
import { rootRouteRef } from '../../routes';
import { ButtonLink } from '../common/ButtonLink';
import { PageHeading } from '../common/PageHeading';

/** There is no such claim, or not any more; or no such cluster. */
export const ClaimGone = (props: {
  /** As it is called on pages. */
  cluster: string;
  namespace: string;
  name: string;
  unknownCluster: boolean;
}) => {
  const { cluster, namespace, name, unknownCluster } = props;
  const t = useTexts();
  const services = useRouteRef(rootRouteRef)();
  return (
    <>
      <PageHeading
        title={
          unknownCluster
            ? t('claim.noCluster', { cluster })
            : t('claim.gone', { name })
        }
        replaces
      />
      <Typography role="status" paragraph>
        {unknownCluster
          ? t('claim.noClusterText', { name })
          : t('claim.goneText', { namespace, cluster })}
      </Typography>
      <ButtonLink to={services} variant="contained" color="primary">
        {t('claims.toServices')}
      </ButtonLink>
    </>
  );
};
