import type { Entity } from '@backstage/catalog-model';
import type {
  GraphLink,
  ClaimGraph,
  ClaimMessage,
  ClaimWithManifest,
  Cluster,
  Offering,
  ResourceClaimRequest,
  ServiceInCluster,
  ServiceInDetail,
  ServicePlan,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { buildResourceClaim } from '@services-toolkit/backstage-plugin-services-toolkit-common';

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

/** A plan with four free instances; a test says what is different. */
export function aPlan(different: Partial<ServicePlan> = {}): ServicePlan {
  return {
    name: 'small',
    title: 'Small',
    class: 'postgres',
    bullets: ['2 GiB of memory', '20 connections'],
    costs: [{ amount: { eur: 12.5 }, unit: 'MONTHLY' }],
    ready: 'True',
    availability: { kind: 'pool', free: 4, held: 2, waiting: 0 },
    ...different,
  };
}

/** A cluster that keeps what the service says, but for the loss of a node. */
export function aServiceInCluster(
  different: Partial<ServiceInCluster> = {},
): ServiceInCluster {
  return {
    name: 'workload',
    ready: 'True',
    plans: [aPlan()],
    guarantees: [
      {
        name: 'encrypted',
        title: 'Encrypted at rest',
        met: 'True',
        since: '2026-11-24T08:00:00Z',
      },
    ],
    guaranteesNotKept: [
      {
        name: 'survives-node-loss',
        title: 'Survives the loss of one node',
        value: '99.9 %',
        met: 'False',
        message: 'needs 3 nodes that take pods, has 1',
      },
    ],
    capabilities: [{ name: 'backup', title: 'Backups', met: 'True' }],
    capabilitiesNotAvailable: [],
    ...different,
  };
}

/** PostgreSQL with one plan, the class of {@link anOffering}, on one cluster. */
export function aService(
  different: Partial<ServiceInDetail> = {},
): ServiceInDetail {
  const name = different.name ?? 'postgresql';
  return {
    group: 'services',
    name,
    entityRef: `resource:services/${name}`,
    title: 'PostgreSQL',
    type: 'postgresql',
    protocol: 'postgresql',
    provider: { name: 'Data Platform' },
    version: '18.4',
    category: 'database',
    keywords: ['relational'],
    lifecycle: 'production',
    shortDescription: 'A managed relational database',
    owner: 'group:default/platform-team',
    capabilityLevel: 'Full Lifecycle',
    links: [],
    clusters: [aServiceInCluster()],
    maintainers: [],
    outputs: [],
    relations: [],
    resources: [],
    inherited: [],
    examples: [],
    found: [],
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
export function aClaim(
  different: Partial<ClaimWithManifest> = {},
): ClaimWithManifest {
  const { name = 'orders-postgres', namespace = 'my-apps' } = different;
  const className = different.class ?? 'postgres';
  return {
    kind: 'ClassClaim',
    cluster: 'workload',
    namespace,
    name,
    entityName: `${name}-0a1b2c3d`,
    class: className,
    entityRef: 'component:default/orders',
    createdAt: '2026-11-24T08:00:00Z',
    state: 'waiting',
    messages: [{ code: 'noneFree' }],
    move: 'wait',
    conditions: [],
    reference: `services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:${name}`,
    signalKey: 'd7e1',
    manifest: {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name, namespace, uid: 'd7e1' },
      spec: { classRef: { name: className } },
    },
    ...different,
  };
}

/** A claim on an object that somebody knows. */
export function aResourceClaim(
  request: ResourceClaimRequest,
  different: Partial<ClaimWithManifest> = {},
): ClaimWithManifest {
  const { resource, ...key } = request;
  return aClaim({
    ...key,
    kind: 'ResourceClaim',
    class: undefined,
    wantedRef: resource,
    reference: `services.apps.tanzu.vmware.com/v1alpha1:ResourceClaim:${key.name}`,
    manifest: { ...buildResourceClaim(request) },
    ...different,
  });
}

/** The same claim, fulfilled. */
export function aReadyClaim(
  different: Partial<ClaimWithManifest> = {},
): ClaimWithManifest {
  return aClaim({
    state: 'ready',
    messages: [
      { code: 'readyIn', object: { kind: 'Secret', name: 'db-credentials' } },
    ],
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

/** A link that is in order; a test says what is different. */
export function aGraphLink(different: Partial<GraphLink> = {}): GraphLink {
  return {
    id: 'claim',
    kind: 'claim',
    state: 'ok',
    messages: [{ code: 'claimFine' }],
    move: 'none',
    conditions: [],
    events: [],
    ...different,
  };
}

const quotaUsedUp: ClaimMessage = {
  code: 'objectFails',
  object: { kind: 'Instance', name: 'orders-db' },
  quote: 'The quota of the account is used up',
};

/** The graph of a claim on a provisioner whose instance is stuck on one of its resources. */
export function aGraph(different: Partial<ClaimGraph> = {}): ClaimGraph {
  const since = '2026-11-24T08:00:00Z';
  return {
    claim: aClaim({
      state: 'waiting',
      messages: [quotaUsedUp],
      move: 'operator',
    }),
    since,
    brokenLink: 'resource/rds',
    omittedResources: 0,
    links: [
      aGraphLink({ object: claimObject('ClassClaim', 'orders-postgres') }),
      aGraphLink({
        id: 'class',
        kind: 'class',
        object: claimObject('ClusterInstanceClass', 'postgres'),
      }),
      aGraphLink({
        id: 'instance',
        kind: 'instance',
        state: 'waiting',
        since,
        messages: [
          {
            code: 'compositeMade',
            object: { kind: 'XPostgres', name: 'orders-postgres-x7k2p' },
            quote: 'Unready resources: rds',
          },
        ],
        move: 'wait',
        object: claimObject('XPostgres', 'orders-postgres-x7k2p'),
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'Creating',
            message: 'Unready resources: rds',
            lastTransitionTime: since,
          },
        ],
      }),
      aGraphLink({
        id: 'resource/rds',
        kind: 'resource',
        state: 'failed',
        since,
        messages: [quotaUsedUp],
        move: 'operator',
        object: claimObject('Instance', 'orders-db'),
        events: [
          {
            type: 'Warning',
            reason: 'CannotCreateExternalResource',
            message: 'InstanceQuotaExceeded',
            count: 7,
            lastSeen: since,
          },
        ],
        manifest: { kind: 'Instance', metadata: { name: 'orders-db' } },
      }),
      aGraphLink({
        id: 'resource/subnets',
        kind: 'resource',
        object: claimObject('SubnetGroup', 'orders-subnets'),
      }),
      aGraphLink({
        id: 'secret',
        kind: 'secret',
        state: 'notReached',
        messages: [{ code: 'noCredentialsYet' }],
      }),
      aGraphLink({
        id: 'workload',
        kind: 'workload',
        state: 'hidden',
        about: 'Deployment',
        messages: [{ code: 'hiddenKind', values: { kind: 'Deployment' } }],
        missingRight: {
          verb: 'list',
          resource: 'deployments.apps',
          namespace: 'my-apps',
        },
      }),
    ],
    ...different,
  };
}

/** The graph of a claim that is ready, with a Deployment that uses it. */
export function aReadyGraph(): ClaimGraph {
  return aGraph({
    claim: aReadyClaim(),
    brokenLink: undefined,
    links: [
      aGraphLink({ object: claimObject('ClassClaim', 'orders-postgres') }),
      aGraphLink({
        id: 'instance',
        kind: 'instance',
        object: claimObject('XPostgres', 'orders-postgres-x7k2p'),
      }),
      aGraphLink({
        id: 'secret',
        kind: 'secret',
        object: claimObject('Secret', 'db-credentials', 'my-apps'),
        keys: ['host', 'password', 'username'],
      }),
      aGraphLink({
        id: 'workload/orders',
        kind: 'workload',
        object: claimObject('Deployment', 'orders', 'my-apps'),
      }),
    ],
  });
}

function claimObject(kind: string, name: string, namespace?: string) {
  return { apiVersion: 'example.org/v1', kind, name, namespace };
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

/** The catalog's entity of {@link aService}. */
export function aServiceEntity(service = 'postgresql'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: 'services',
      name: service,
      title: 'PostgreSQL',
      annotations: { 'services-toolkit.io/service': service },
    },
    spec: { type: 'service', owner: 'group:default/platform-team' },
  };
}

/** A template that proposes claims. */
export function aTemplate(
  name = 'claim-by-pull-request',
  title = 'Claim a service by pull request',
): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { namespace: 'default', name, title },
    spec: { type: 'service-claim', parameters: [], steps: [] },
  };
}
