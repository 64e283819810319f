import type {
  ClusterInstanceClass,
  KubernetesObject,
  ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';

/** Label of everything that the benchmark's class offers. */
const POOL_LABEL = { 'bench.services-toolkit.io/pool': 'claims' };

/** A Secret of the pool, which is claimable as it is. */
export function poolSecret(namespace: string, index: number): KubernetesObject {
  const secret = {
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
  };
  return secret;
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
