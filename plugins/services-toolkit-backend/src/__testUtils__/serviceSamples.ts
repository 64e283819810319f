const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** A red dot, with what must not reach a browser. */
export const hostileSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(1)</script><foreignObject><iframe src="//evil.example"/></foreignObject><a href="javascript:alert(1)"><path d="M1 1"/></a><circle r="4" fill="red" onclick="alert(1)"/></svg>`;

/**
 * A service with the plan `small` of the class `postgres-pool`, one guarantee that any cluster keeps, and one that takes three
 * nodes; with what its author says, and an example.
 */
export const serviceSamples = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion,
      kind: 'ClusterResource',
      metadata: { name: 'postgres-instances' },
      spec: {
        resourceRef: { group: 'demo.example.com', kind: 'PostgresInstance' },
        shortDescription: 'One server',
        keywords: ['pg', 'db'],
        capabilities: [{ name: 'backup', title: 'Backups' }],
        icon: {
          mediatype: 'image/svg+xml',
          base64data: Buffer.from(hostileSvg).toString('base64'),
        },
      },
    },
    {
      apiVersion,
      kind: 'ClusterExampleUsage',
      metadata: { name: 'small-postgres' },
      spec: {
        gvkRef: {
          group: 'demo.example.com',
          version: 'v1',
          kind: 'PostgresInstance',
        },
        yaml: 'apiVersion: demo.example.com/v1\nkind: PostgresInstance\n',
      },
    },
    {
      apiVersion,
      kind: 'ClusterServiceOffering',
      metadata: { name: 'postgresql' },
      spec: {
        displayName: 'PostgreSQL',
        type: 'postgresql',
        protocol: 'postgresql',
        provider: { name: 'Data Platform' },
        version: '18.4',
        owner: 'group:default/data-platform',
        longDescription: 'Managed. <script>alert(1)</script>',
        links: [{ url: 'https://example.com/pg', type: 'documentation' }],
        plans: [
          {
            name: 'small',
            displayName: 'Small',
            classRef: { name: 'postgres-pool' },
            bullets: ['20 connections'],
            costs: [{ amount: { eur: 12.5 }, unit: 'MONTHLY' }],
          },
        ],
        outputs: [{ key: 'uri', title: 'Connection URI' }],
        resources: [{ group: 'demo.example.com', kind: 'PostgresInstance' }],
        qualityOfService: [
          { name: 'encrypted', title: 'Encrypted at rest' },
          {
            name: 'survives-node-loss',
            title: 'Survives the loss of one node',
            value: '99.9 %',
            requires: [
              {
                expression: 'cluster.nodes.schedulable >= 3',
                message: 'needs 3 nodes, has ${cluster.nodes.schedulable}',
              },
            ],
          },
        ],
      },
    },
    {
      apiVersion,
      kind: 'ClusterInfrastructure',
      metadata: { name: 'cluster' },
    },
  ],
};
