import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Claim a database for a component, and wait until it is there',
    example: stringify({
      steps: [
        {
          id: 'claim',
          name: 'Claim a database',
          action: 'services-toolkit:claim',
          input: {
            cluster: 'workload',
            namespace: 'my-apps',
            name: 'orders-db',
            class: 'postgresql',
            entityRef: 'component:default/orders',
            waitForReady: true,
          },
        },
      ],
    }),
  },
  {
    description: 'Claim with settings, as the class describes them',
    example: stringify({
      steps: [
        {
          id: 'claim',
          name: 'Claim a database',
          action: 'services-toolkit:claim',
          input: {
            cluster: 'workload',
            namespace: 'my-apps',
            name: 'orders-db',
            class: 'postgresql-on-demand',
            parameters: { storageGB: 20 },
          },
        },
      ],
    }),
  },
];
