import {
  annotations,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';

export const technologies = [
  'PostgreSQL',
  'MySQL',
  'RabbitMQ',
  'Valkey',
  'Kafka',
];

const parameters = {
  type: 'object',
  properties: {
    storageGB: {
      type: 'integer',
      default: 10,
      minimum: 1,
      maximum: 500,
      description: 'How much it can hold. It can be enlarged later.',
    },
    highAvailability: {
      type: 'boolean',
      default: false,
      description: 'Whether a second instance takes over when a node is lost.',
    },
    version: {
      type: 'string',
      enum: ['16', '17', '18'],
      default: '18',
      description: 'The major version.',
    },
    size: {
      type: 'string',
      enum: ['small', 'medium', 'large'],
      default: 'small',
      description: 'Processors and memory of an instance.',
    },
  },
};

/** A class with the texts and the schema of a real one. Every other one provisions. */
export function serviceClass(index: number): ClusterInstanceClass {
  const service = technologies[index % technologies.length] ?? '';
  const provisions = index % 2 === 1;
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: {
      name: `${service.toLowerCase()}-${index}`,
      annotations: {
        [annotations.title]: `${service} ${index}`,
        [annotations.owner]: `team-${index % 10}`,
      },
    },
    spec: {
      description: { short: describe(service, 0) },
      ...(provisions
        ? { provisioner: { template: { name: service.toLowerCase() } } }
        : {
            pool: {
              kind: 'Secret',
              labelSelector: { matchLabels: { service: String(index) } },
            },
          }),
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'Ready',
          message: '',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
      instanceType: { group: '', version: 'v1', kind: 'Secret' },
      ...(provisions && { claimParameters: { openAPIV3Schema: parameters } }),
    },
  };
}

/** The text of a class in its n-th edition. */
export function describe(service: string, edition: number): string {
  return `${service} with daily backups, kept for a week in another zone. Edition ${edition}.`;
}

/** The edition that a text tells of, 0 where it tells of none. */
export function editionOf(text: string | undefined): number {
  return Number(/Edition (\d+)\./.exec(text ?? '')?.[1] ?? 0);
}
