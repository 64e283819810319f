import { after, before } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  definitionOf,
  requestedByAdmin,
} from '../../../../../__testUtils__/databases';
import { says } from '../../../../../__testUtils__/reasonOf';
import {
  aSecretTemplate,
  aTemplate,
  aTemplateClass,
  dbInstanceType,
  provisionerRole,
} from '../../../../../__testUtils__/templates';
import { TestCluster } from '../../../../../__testUtils__/TestCluster';

// The test files of templates run in one process, and share one cluster: `together` in planJobs.mjs names them.

const { clusterResourceProvisionTemplates: templates } = resourceTypes;

const { secrets, clusterRoles, customResourceDefinitions } =
  builtinResourceTypes;

export let cluster: TestCluster;
let controllers: ControllersProcess;

/** A class, and in its namespace an object that gets older while the other tests run. */
export let prey: { name: string; apps: string };

export let preyMade: KubernetesObject;

before(async () => {
  cluster = await TestCluster.start();
  await cluster.client.create(
    customResourceDefinitions,
    definitionOf(dbInstanceType),
  );
  await cluster.client.create(clusterRoles, provisionerRole(dbInstanceType));
  controllers = await cluster.startControllers();
  prey = await aClass(aSecretTemplate('x').spec);
  preyMade = await cluster.client.create(
    secrets,
    aSecret(prey.apps, 'prey-login', { user: 'somebody' }),
  );
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

export type Secret = KubernetesObject & {
  type?: string;
  data?: Record<string, string>;
};

/** A class of that name, made from a template of that name, once it is ready. */
export async function aClass(
  spec: ClusterResourceProvisionTemplate['spec'],
): Promise<{ name: string; apps: string }> {
  const apps = await cluster.namespace('apps');
  await cluster.client.create(templates, aTemplate(apps, spec));
  await cluster.client.create(
    clusterInstanceClasses,
    aTemplateClass(apps, apps),
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: apps },
    says('Ready'),
  );
  return { name: apps, apps };
}

export async function claim(
  namespace: string,
  name: string,
  className: string,
  parameters?: Record<string, unknown>,
): Promise<ClassClaim> {
  const desired = aClaim(namespace, name, className);
  return cluster.client.create(classClaims, {
    ...desired,
    // As the admission policy records it: claims here are hardly younger than their classes.
    metadata: {
      ...desired.metadata,
      annotations: requestedByAdmin,
    },
    spec: { ...desired.spec, ...(parameters && { parameters }) },
  });
}

export function claimUntil(
  namespace: string,
  name: string,
  reason: string,
  message?: RegExp,
): Promise<ClassClaim> {
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name },
    says(reason, message),
  );
}

export async function release(namespace: string, name: string): Promise<void> {
  await cluster.client.delete(classClaims, { namespace, name });
  await cluster.waitForEnd(classClaims, { namespace, name });
}

export function dataOf({ data = {} }: Secret): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString(),
    ]),
  );
}

export const rds: ClusterResourceProvisionTemplate['spec'] = {
  parameters: {
    openAPIV3Schema: {
      type: 'object',
      properties: {
        storageGB: { type: 'integer', default: 20, maximum: 100 },
        databases: { type: 'array', default: [], items: { type: 'string' } },
      },
    },
  },
  resources: [
    {
      id: 'replicas',
      forEach: 'parameters.databases',
      template: {
        apiVersion: 'rds.services.k8s.aws/v1alpha1',
        kind: 'DBInstance',
        metadata: { name: '${db.metadata.name}-${item}' },
        spec: { number: '${index}', of: '${db.status.endpoint.address}' },
      },
    },
    {
      id: 'password',
      read: {
        apiVersion: 'v1',
        kind: 'Secret',
        name: '${db.metadata.name}-password',
      },
      readyWhen: ['has(password.data.password)'],
    },
    {
      id: 'db',
      template: {
        apiVersion: 'rds.services.k8s.aws/v1alpha1',
        kind: 'DBInstance',
        metadata: {
          name: '${claim.metadata.name}-db',
          labels: { of: '${claim.metadata.name}' },
        },
        spec: {
          allocatedStorage: '${parameters.storageGB}',
          engine: 'postgres',
          zone: '${parameters.?zone}',
        },
      },
      readyWhen: ['db.status.dbInstanceStatus == "available"'],
    },
  ],
  binding: {
    type: 'postgresql',
    provider: 'aws',
    from: [
      { key: 'host', value: '${db.status.endpoint.address}' },
      { key: 'port', value: '${db.status.endpoint.port}' },
      { key: 'password', value: '${base64.decode(password.data.password)}' },
      {
        key: 'uri',
        value:
          'postgres://app:${string(base64.decode(password.data.password))}@${db.status.endpoint.address}',
      },
    ],
  },
};
