import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Release a claim',
    example: stringify({
      steps: [
        {
          id: 'release',
          name: 'Give the database back',
          action: 'services-toolkit:release',
          input: {
            cluster: 'workload',
            namespace: 'my-apps',
            name: 'orders-db',
          },
        },
      ],
    }),
  },
];
