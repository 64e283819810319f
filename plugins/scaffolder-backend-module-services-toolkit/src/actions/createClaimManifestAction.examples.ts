import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Propose a claim by a pull request',
    example: stringify({
      steps: [
        {
          id: 'manifest',
          name: 'Write the claim',
          action: 'services-toolkit:claim:manifest',
          input: {
            namespace: 'my-apps',
            name: 'orders-db',
            class: 'postgresql',
            entityRef: 'component:default/orders',
          },
        },
        {
          id: 'pull-request',
          name: 'Open a pull request',
          action: 'publish:github:pull-request',
          input: {
            repoUrl: 'github.com?owner=example&repo=gitops',
            branchName: 'claim-orders-db',
            title: 'Claim orders-db',
            description: 'A database for orders',
          },
        },
      ],
    }),
  },
];
