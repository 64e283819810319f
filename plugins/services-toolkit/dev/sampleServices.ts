import type {
  ServiceInCluster,
  ServiceInDetail,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  aPlan,
  aService,
  aServiceInCluster,
} from '../src/__testUtils__/builders';

/** As long as Kubernetes lets names be. */
export const long = `a-name-of-253-characters-${'x'.repeat(228)}`;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#336791" d="M12 2 2 7v10l10 5 10-5V7z"/></svg>';

export const sampleIcons = {
  postgresql: new Blob([picture], { type: 'image/svg+xml' }),
};

/** A guarantee that is kept, one that is not, and one of which nobody knows; on the second cluster all differ. */
const frankfurt = aServiceInCluster({
  title: 'Workload',
  plans: [
    aPlan({ limits: { perNamespace: 2 } }),
    aPlan({
      name: 'medium',
      title: 'Medium',
      class: 'postgres-medium',
      bullets: ['8 GiB of memory', '100 connections', 'Daily backups'],
      costs: [{ amount: { eur: 49 }, unit: 'MONTHLY' }],
      availability: { kind: 'pool', free: 0, held: 3, waiting: 35 },
    }),
    aPlan({
      name: 'large',
      title: 'Large',
      class: 'postgres-large',
      bullets: ['32 GiB of memory', 'A copy on another node'],
      costs: [
        { amount: { eur: 199, usd: 219 }, unit: 'MONTHLY' },
        { amount: { eur: 0.1 }, unit: '1 GB of storage over 100 GB' },
      ],
      availability: { kind: 'onDemand', typicalSecondsToReady: 118 },
    }),
  ],
  guaranteesNotKept: [
    {
      name: 'survives-node-loss',
      title: 'Survives the loss of one node',
      value: '99.9 %',
      plans: ['large'],
      met: 'False',
      message: 'needs 3 nodes that take pods, has 1',
    },
    {
      name: 'snapshots',
      title: 'Snapshots every hour',
      met: 'Unknown',
      message: 'the fact storageClasses is not known',
    },
  ],
  capabilities: [
    {
      name: 'backup',
      title: 'Backups',
      description: 'Every night, kept for seven days.',
      met: 'True',
      inheritedFrom: 'clusters.postgresql.cnpg.io',
    },
    { name: 'tls', title: 'Encrypted connections', met: 'True' },
  ],
  capabilitiesNotAvailable: [
    {
      name: 'resize',
      title: 'Grows without downtime',
      met: 'False',
      message: 'no storage class lets volumes grow',
    },
  ],
});

const production: ServiceInCluster = {
  ...frankfurt,
  name: 'production',
  title: 'Production',
  guarantees: [
    ...frankfurt.guarantees,
    {
      name: 'survives-node-loss',
      title: 'Survives the loss of one node',
      value: '99.9 %',
      plans: ['large'],
      met: 'True',
    },
  ],
  guaranteesNotKept: [],
};

const longDescription = `
PostgreSQL is a **relational database**. We run it for you with [CloudNativePG](https://cloudnative-pg.io).

| | Small | Large |
|---|---|---|
| Backups | 7 days | 30 days |
| Copies | none | one |

## What is not included

- Schema migrations
- <script>alert('no script')</script> [a trap](javascript:alert(1))
`;

export function sampleServices(): ServiceInDetail[] {
  return [
    aService({
      longDescription,
      icon: { digest: 'sha256-1' },
      clusters: [production, frankfurt],
      maintainers: [{ name: 'Dana Base', email: 'dana@example.org' }],
      links: [
        {
          url: 'https://docs.example.org',
          title: 'Manual',
          type: 'documentation',
        },
        { url: 'https://chat.example.org', title: '#databases', type: 'chat' },
        { url: 'https://runbooks.example.org', type: 'runbook' },
      ],
      outputs: [
        {
          key: 'uri',
          title: 'Connection URI',
          sensitive: true,
          optional: false,
        },
        { key: 'host', sensitive: false, optional: false },
        {
          key: 'replica-host',
          title: 'Host of a copy',
          description: 'only in the plan Large',
          sensitive: false,
          optional: true,
        },
      ],
      inherited: [
        { field: 'longDescription', from: 'clusters.postgresql.cnpg.io' },
        { field: 'outputs[uri]', from: 'clusters.postgresql.cnpg.io' },
      ],
      relations: [
        { from: 'Cluster.postgresql.cnpg.io', to: 'Secret', type: 'contains' },
        {
          from: 'Backup.postgresql.cnpg.io',
          to: 'Cluster.postgresql.cnpg.io',
          type: 'requires',
        },
        {
          from: 'Pooler.postgresql.cnpg.io',
          to: 'Cluster.postgresql.cnpg.io',
          type: 'bindsTo',
        },
      ],
      examples: [
        {
          name: 'backups',
          description: 'A cluster with backups',
          group: 'postgresql.cnpg.io',
          version: 'v1',
          kind: 'Cluster',
          yaml: 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  instances: 1\n',
          valid: 'True',
        },
      ],
    }),
    aService({
      name: 'old',
      title: 'PostgreSQL',
      version: '12',
      lifecycle: 'deprecated',
      deprecated: {
        since: '2026-10-01',
        replacement: 'postgresql',
        message: 'It gets no more corrections.',
      },
      clusters: [aServiceInCluster({ guarantees: [] })],
    }),
    withLongNames(),
    aService({
      name: 'empty',
      title: 'Search',
      type: 'opensearch',
      protocol: 'https',
      provider: { name: 'Search Team' },
      version: undefined,
      category: 'search',
      lifecycle: 'experimental',
      shortDescription: undefined,
      owner: undefined,
      capabilityLevel: undefined,
      clusters: [
        aServiceInCluster({
          plans: [],
          ready: 'False',
          reason: 'NoPlans',
          message: 'The offering has no plan.',
          guarantees: [],
          guaranteesNotKept: [],
          capabilities: [],
        }),
      ],
    }),
  ];
}

/** A service that says all it says at length. */
function withLongNames(): ServiceInDetail {
  return aService({
    name: long,
    title: long,
    type: long.slice(0, 63),
    provider: { name: long.slice(0, 128) },
    clusters: [
      aServiceInCluster({
        plans: [aPlan({ name: long.slice(0, 63), title: long, class: long })],
        guarantees: [],
        guaranteesNotKept: [
          {
            name: 'long',
            title: `It is promised that ${long}`,
            met: 'False',
            message: `needs 3 nodes that take pods and ${long}, has 1`,
          },
        ],
      }),
    ],
  });
}

/** As many as a large company has. */
export function manyServices(): ServiceInDetail[] {
  const types = ['postgresql', 'redis', 'rabbitmq', 's3'] as const;
  const categories = ['database', 'cache', 'messaging', 'storage'] as const;
  return Array.from({ length: 40 }, (_, index) =>
    aService({
      name: `service-${index}`,
      title: `${types[index % 4]} of team ${index}`,
      type: types[index % 4],
      category: categories[index % 4],
      provider: { name: `Team ${index % 6}` },
      clusters: index % 3 === 0 ? [production, frankfurt] : [frankfurt],
    }),
  );
}
