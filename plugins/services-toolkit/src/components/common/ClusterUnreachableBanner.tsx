import { DateTime } from 'luxon';
import Alert from '@material-ui/lab/Alert';
import Tooltip from '@material-ui/core/Tooltip';
import type { Cluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { elapsedSince } from '../../model/elapsedSince';

/** A quiet word on each cluster that does not answer. */
export const ClusterUnreachableBanner = (props: {
  clusters: readonly Cluster[];
}) => {
  const t = useTexts();
  return (
    <>
      {props.clusters
        .filter(cluster => !cluster.reachable)
        .map(({ name, title, since, message }) => {
          const cluster = title ?? name;
          const time = since ? DateTime.fromISO(since) : undefined;
          return (
            <Tooltip
              key={name}
              title={[
                time?.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS),
                message,
              ]
                .filter(Boolean)
                .join(' – ')}
            >
              <Alert severity="warning">
                {time?.isValid
                  ? t('common.unreachable', {
                      cluster,
                      duration: elapsedSince(time),
                    })
                  : t('common.unreachableNoTime', { cluster })}
              </Alert>
            </Tooltip>
          );
        })}
    </>
  );
};
