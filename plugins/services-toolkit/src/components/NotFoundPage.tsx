import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useAppLocation } from '@backstage/frontend-plugin-api';
import { useTexts } from '../hooks/useTexts';
import { rootRouteRef } from '../routes';
import { ButtonLink } from './common/ButtonLink';
import { PageHeading } from './common/PageHeading';

/** The address leads nowhere. */
export const NotFoundPage = () => {
  const t = useTexts();
  const { pathname: path } = useAppLocation();
  const services = useRouteRef(rootRouteRef)();
  return (
    <Content>
      <PageHeading title={t('notFound.title')} />
      <Typography paragraph style={{ overflowWrap: 'anywhere' }}>
        {t('notFound.text', { path })}
      </Typography>
      <ButtonLink to={services} variant="contained" color="primary">
        {t('claims.toServices')}
      </ButtonLink>
    </Content>
  );
};
