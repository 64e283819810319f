import type {
  ClusterInstanceClass,
  KubernetesObject,
  ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';

/** Label of everything that the benchmark's class offers. */
const POOL_LABEL = { 'bench.services-toolkit.io/pool': 'claims' };

/** A pool of `count` Secrets in `namespace`, which are claimable as they are. */
export function secretPool(
  namespace: string,
  count: number,
): KubernetesObject[] {
  return Array.from({ length: count }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `credentials-${index}`, namespace, labels: POOL_LABEL },
    type: 'servicebinding.io/postgresql',
    stringData: {
      type: 'postgresql',
      host: 'localhost',
      username: 'bench',
      password: `bench-${index}`,
    },
  }));
}

/** The class that offers the pool. */
export function poolClass(name: string): ClusterInstanceClass {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: {
      description: { short: 'Credentials for the benchmark' },
      pool: { kind: 'Secret', labelSelector: { matchLabels: POOL_LABEL } },
    },
  };
}

/** Opens the pool to every namespace. */
export function poolPolicy(namespace: string): ResourceClaimPolicy {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ResourceClaimPolicy',
    metadata: { name: 'bench', namespace },
    spec: { consumingNamespaces: ['*'], subject: { kind: 'Secret' } },
  };
}
