import { DateTime } from 'luxon';
import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { serviceRouteRef } from '../../routes';

/** That nobody should begin with a service any more, and what to take instead. */
export const DeprecationBanner = (props: {
  service: Pick<Service, 'group' | 'lifecycle' | 'deprecated'>;
}) => {
  const { group, lifecycle, deprecated = {} } = props.service;
  const t = useTexts();
  const servicePath = useRouteRef(serviceRouteRef);
  if (lifecycle !== 'deprecated') {
    return null;
  }
  const { since, message, replacement } = deprecated;
  const day = since ? DateTime.fromISO(since) : undefined;
  return (
    <Alert severity="warning" style={{ overflowWrap: 'anywhere' }}>
      {day?.isValid
        ? t('service.deprecatedSince', {
            day: day.toLocaleString(DateTime.DATE_MED),
          })
        : t('service.deprecated')}{' '}
      {message}{' '}
      {replacement && (
        <Link
          to={servicePath({ group, service: replacement })}
          // In a text colour alone does not tell a link.
          underline="always"
        >
          {t('service.replacement', { service: replacement })}
        </Link>
      )}
    </Alert>
  );
};
