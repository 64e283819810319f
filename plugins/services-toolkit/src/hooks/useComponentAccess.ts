import type { ClaimTarget } from '../model/claimTarget';
import type { Access } from './useAccess';
import { useAccess } from './useAccess';
import { clusterTitles } from '../model/clusterTitles';
import { useClusters } from './useClusters';

/** Whether one may claim anything in one of a component's namespaces, on any cluster. */
export function useComponentAccess(target: ClaimTarget): Access {
  const { value: clusters, loading } = useClusters();
  const questions = clusters?.flatMap(cluster =>
    target.namespaces.map(namespace => ({
      cluster: cluster.name,
      namespace,
      verb: 'create' as const,
    })),
  );
  const { claim } = useAccess(
    questions?.length ? { claim: questions } : {},
    () => ({ clusters: clusterTitles(clusters) }),
  );
  return claim ?? { state: loading ? 'checking' : 'unknown' };
}
