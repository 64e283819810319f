import {
  annotations,
  builtinResourceTypes,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  aDatabase,
  aPolicy,
  aPoolClass,
  aSecret,
  anOffering,
  clusterInstanceClasses,
  clusterServiceOfferings,
  databaseType,
  resourceClaimPolicies,
} from '../databases';
import type { ClassName } from './Scenario';
import { unless } from './unless';
import type { World } from './World';

/** What the template of the class `made` makes: one Secret. */
export function aTemplate(name: string): KubernetesObject {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterResourceProvisionTemplate',
    metadata: {
      name,
      annotations: {
        [annotations.authoredBy]: 'tester',
        [annotations.authoredByGroups]: '[]',
      },
    },
    spec: {
      resources: [
        {
          id: 'login',
          template: {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: { name: "${claim.metadata.name + '-made'}" },
            stringData: { user: '${claim.metadata.name}' },
          },
        },
      ],
      binding: { secretName: '${login.metadata.name}' },
    },
  } as KubernetesObject;
}

export async function offerClass(world: World, name: ClassName): Promise<void> {
  const full = world.global(name);
  const object: ClusterInstanceClass =
    name === 'made'
      ? {
          ...aPoolClass(full),
          spec: {
            provisioner: { template: { name: world.global('template') } },
          },
        }
      : aPoolClass(full, {
          labelSelector: { matchLabels: { pool: world.global('pool') } },
        });
  await unless(
    'AlreadyExists',
    world.client.create(clusterInstanceClasses, object),
  );
}

/** A service of both classes; what is picked comes before what is made. */
export async function offerService(world: World): Promise<void> {
  const global = (name: string) => world.global(name);
  await world.client.create(
    clusterServiceOfferings,
    anOffering(
      global('need'),
      [
        ['picked', global('pool')],
        ['made', global('made')],
      ],
      { type: global('need') },
    ),
  );
}

export async function openPool({ client, namespaces }: World): Promise<void> {
  const policy = aPolicy(namespaces.pool, ['*']);
  await unless('AlreadyExists', client.create(resourceClaimPolicies, policy));
}

export async function addInstance(world: World, index: number): Promise<void> {
  const { client, namespaces } = world;
  const { pool } = namespaces;
  const secret = aSecret(pool, `db-${index}-login`, { password: 'first' });
  await unless(
    'AlreadyExists',
    client.create(builtinResourceTypes.secrets, secret),
  );
  const database = aDatabase(pool, `db-${index}`, {
    pool: world.global('pool'),
  });
  const created = await unless(
    'AlreadyExists',
    client.create(databaseType, database),
  );
  if (created) {
    const status = { binding: { name: `db-${index}-login` } };
    await unless(
      'NotFound',
      client.update(databaseType, { ...created, status } as typeof created, {
        subresource: 'status',
      }),
    );
  }
}
