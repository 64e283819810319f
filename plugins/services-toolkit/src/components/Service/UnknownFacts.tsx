import Alert from '@material-ui/lab/Alert';
import { useApi } from '@backstage/core-plugin-api';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useQueries } from '@tanstack/react-query';
import { queryClientApiRef } from '../../api/queryClientApiRef';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import { useTexts } from '../../hooks/useTexts';

/** Enough of them for one service. */
const MOST = 10;

/**
 * Which facts the clusters do not tell, and which rule would have to be granted: for those who may read the facts, where
 * something is not known for want of them.
 */
export const UnknownFacts = (props: {
  service: Pick<ServiceInDetail, 'clusters'>;
}) => {
  const t = useTexts();
  const api = useApi(servicesToolkitApiRef);
  const clusters = props.service.clusters
    .filter(({ stale, guaranteesNotKept, capabilitiesNotAvailable }) =>
      [...guaranteesNotKept, ...capabilitiesNotAvailable].some(
        ({ met }) => !stale && met === 'Unknown',
      ),
    )
    .slice(0, MOST);
  const facts = useQueries(
    {
      queries: clusters.map(({ name }) => ({
        queryKey: ['infrastructure', name],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.getInfrastructure(name, { signal }),
        // Most people may not read them, and need not know that there is anything to read.
        retry: false,
        refetchOnWindowFocus: false,
      })),
    },
    useApi(queryClientApiRef),
  );
  const lines = facts.flatMap(({ data }, index) => {
    const cluster = clusters[index];
    return (data?.unknown ?? []).map(({ fact, missingRule }) => {
      const words = { fact, cluster: cluster?.title ?? cluster?.name ?? '' };
      return missingRule
        ? t('service.unknownFactRule', { ...words, rule: missingRule })
        : t('service.unknownFact', words);
    });
  });
  return lines.length > 0 ? (
    <Alert severity="info">
      {lines.map(line => (
        <div key={line}>{line}</div>
      ))}
    </Alert>
  ) : null;
};
