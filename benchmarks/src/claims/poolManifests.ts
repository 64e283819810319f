import type {
  ClusterInstanceClass,
  KubernetesObject,
  ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';

/** The pool that claims are fulfilled from. */
const POOL = 'claims';

/** Label of everything that is in a pool. */
const poolLabel = (pool: string) => ({ 'bench.services-toolkit.io/pool': pool });

/** A Secret of the pool, which is claimable as it is. */
export function poolSecret(namespace: string, index: number): KubernetesObject {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `credentials-${index}`, namespace, labels: poolLabel(POOL) },
    type: 'servicebinding.io/postgresql',
    stringData: {
      type: 'postgresql',
      host: 'localhost',
      username: 'bench',
      password: `bench-${index}`,
    },
  };
  return secret;
}

/** A class that offers that pool, or another one. */
export function poolClass(name: string, pool = POOL): ClusterInstanceClass {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: {
      description: { short: 'Credentials for the benchmark' },
      pool: { kind: 'Secret', labelSelector: { matchLabels: poolLabel(pool) } },
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
