import type { Entity } from '@backstage/catalog-model';
import type {
  Claim,
  Cluster,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** A ready pool on one cluster; a test says what is different. */
export function anOffering(different: Partial<Offering> = {}): Offering {
  const name = different.class ?? 'postgres';
  return {
    group: 'services',
    class: name,
    entityRef: `resource:services/${name}`,
    title: 'PostgreSQL',
    description: 'Managed PostgreSQL 18 with daily backups',
    owner: 'group:default/platform-team',
    kind: 'pool',
    clusters: [{ name: 'workload', ready: 'True' }],
    instanceType: {
      group: 'demo.services-toolkit.io',
      kind: 'PostgresInstance',
    },
    ...different,
  };
}

export function aCluster(different: Partial<Cluster> = {}): Cluster {
  return {
    name: 'workload',
    group: 'services',
    identity: 'impersonate',
    reachable: true,
    ...different,
  };
}

/** A claim of the component orders that waits. */
export function aClaim(different: Partial<Claim> = {}): Claim {
  const { name = 'orders-postgres', namespace = 'my-apps' } = different;
  const className = different.class ?? 'postgres';
  return {
    cluster: 'workload',
    namespace,
    name,
    entityName: `${name}-0a1b2c3d`,
    class: className,
    entityRef: 'component:default/orders',
    createdAt: '2026-11-24T08:00:00Z',
    state: 'waiting',
    sentence: 'Waiting for a free instance of postgres.',
    move: 'wait',
    conditions: [],
    reference: `services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:${name}`,
    manifest: {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name, namespace, uid: 'd7e1' },
      spec: { classRef: { name: className } },
    },
    ...different,
  };
}

/** The same claim, fulfilled. */
export function aReadyClaim(different: Partial<Claim> = {}): Claim {
  return aClaim({
    state: 'ready',
    sentence: 'Ready: credentials in Secret db-credentials.',
    move: 'none',
    bindingName: 'db-credentials',
    conditions: [
      { type: 'Ready', status: 'True', reason: 'Ready' },
      { type: 'ClassMatched', status: 'True', reason: 'ClassMatched' },
    ],
    resourceRef: {
      apiVersion: 'demo.services-toolkit.io/v1',
      kind: 'PostgresInstance',
      namespace: 'postgres-pool',
      name: 'pg-3',
    },
    requestedBy: 'backstage:user:default/alice',
    ...different,
  });
}

/** The sample component, which lives in the namespace my-apps. */
export function aComponent(
  name = 'orders',
  namespaces: string | undefined = 'my-apps',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      annotations: namespaces
        ? { 'backstage.io/kubernetes-namespace': namespaces }
        : {},
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-apps' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-apps' }],
  };
}

/** The catalog's entity of {@link anOffering}. */
export function anOfferingEntity(className = 'postgres'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: 'services',
      name: className,
      title: 'PostgreSQL',
      annotations: { 'services-toolkit.io/class': className },
    },
    spec: { type: 'service-offering', owner: 'group:default/platform-team' },
  };
}
