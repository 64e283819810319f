const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
const namespace = 'my-apps';

/** A class whose pool are Secrets of the application's own namespace, so that nobody has to make anything. */
export function pooledClass(name: string): object {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: {
      name,
      annotations: { 'services-toolkit.io/title': `The ${name}` },
    },
    spec: {
      description: { short: 'Credentials that are there already' },
      pool: {
        kind: 'Secret',
        labelSelector: { matchLabels: { 'services.example.com/pool': 'all' } },
      },
    },
  };
}

/** Instances for {@link pooledClass}. */
export function pool(size: number): object {
  return list(
    Array.from({ length: size }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `instance-${index}`,
        namespace,
        labels: { 'services.example.com/pool': 'all' },
      },
      type: 'servicebinding.io/mysql',
      stringData: { type: 'mysql', host: `mysql-${index}.example.com` },
    })),
  );
}

/** Claims for the component orders, whose owners hear of them. */
export function claims(className: string, names: readonly string[]): object {
  return list(
    names.map(name => ({
      apiVersion,
      kind: 'ClassClaim',
      metadata: {
        name,
        namespace,
        labels: { 'services.example.com/test': 'claims' },
        annotations: {
          'services-toolkit.io/entity-ref': 'component:default/orders',
        },
      },
      spec: { classRef: { name: className } },
    })),
  );
}

function list(items: readonly object[]): object {
  return { apiVersion: 'v1', kind: 'List', items };
}
