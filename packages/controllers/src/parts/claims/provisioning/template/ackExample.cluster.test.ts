import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  definitionOf,
  requestedByAdmin,
} from '../../../../__testUtils__/databases';
import { exampleFolder } from '../../../../__testUtils__/exampleFolder';
import { says } from '../../../../__testUtils__/reasonOf';
import {
  dbInstanceType,
  type DBInstance,
} from '../../../../__testUtils__/templates';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { find } from '../../../../__testUtils__/waitFor';

const ack = exampleFolder('ack');
const { secrets } = builtinResourceTypes;

/** The kinds of Carvel's secretgen-controller that the example uses. */
const passwordType: ResourceType = {
  group: 'secretgen.k14s.io',
  version: 'v1alpha1',
  kind: 'Password',
  plural: 'passwords',
  namespaced: true,
};
const secretTemplateType: ResourceType = {
  group: 'secretgen.carvel.dev',
  version: 'v1alpha1',
  kind: 'SecretTemplate',
  plural: 'secrettemplates',
  namespaced: true,
};

let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  for (const type of [dbInstanceType, passwordType, secretTemplateType]) {
    await cluster.client.create(
      builtinResourceTypes.customResourceDefinitions,
      definitionOf(type),
    );
  }
  await cluster.kubectl([
    ...['wait', '--for=condition=Established', 'crd', '--all'],
    '--timeout=30s',
  ]);
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

async function apply(folder: string, className: string): Promise<void> {
  await cluster.kubectl([
    'apply',
    '--validate=strict',
    '-k',
    `${ack}/${folder}`,
  ]);
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: className },
    says('Ready'),
  );
}

async function credentialsOf(claim: ClassClaim): Promise<object> {
  const { data = {} } = await cluster.client.get<
    KubernetesObject & { data?: Record<string, string> }
  >(secrets, {
    namespace: claim.metadata.namespace ?? '',
    name: claim.status?.binding?.name ?? '',
  });
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString(),
    ]),
  );
}

const expected = {
  type: 'postgresql',
  provider: 'aws',
  host: 'db.rds.example.org',
  port: '5432',
  database: 'app',
  username: 'app',
  password: 'made-by-secretgen',
};

test('a database on demand: claimed, ready, gone', async () => {
  await apply('template', 'rds-postgres');
  const namespace = await cluster.namespace('shop');
  const key = { namespace, name: 'orders-db' };
  const desired = aClaim(namespace, key.name, 'rds-postgres');
  await cluster.client.create(classClaims, {
    ...desired,
    metadata: {
      ...desired.metadata,
      annotations: requestedByAdmin,
    },
    spec: { ...desired.spec, parameters: { storageGB: 50 } },
  });
  // Here we are secretgen-controller ...
  await cluster.waitFor(
    passwordType,
    { namespace, name: 'orders-db-rds-master' },
    () => true,
  );
  await cluster.client.create(
    secrets,
    aSecret(namespace, 'orders-db-rds-master', {
      password: expected.password,
    }),
  );
  // ... and ACK.
  const db = await cluster.waitFor<DBInstance>(dbInstanceType, key, () => true);
  assert.equal(db.spec?.allocatedStorage, 50);
  assert.equal(db.spec?.dbInstanceClass, 'db.t4g.micro');
  assert.deepEqual(db.spec?.masterUserPassword, {
    namespace,
    name: 'orders-db-rds-master',
    key: 'password',
  });
  await cluster.client.update(
    dbInstanceType,
    {
      ...db,
      status: {
        dbInstanceStatus: 'available',
        endpoint: { address: expected.host, port: 5432 },
      },
    },
    { subresource: 'status' },
  );
  const ready = await cluster.waitFor<ClassClaim>(
    classClaims,
    key,
    says('Ready'),
  );
  assert.deepEqual(await credentialsOf(ready), expected);

  await cluster.client.delete(classClaims, key);
  await cluster.waitForEnd(classClaims, key);
  for (const type of [dbInstanceType, passwordType]) {
    assert.deepEqual(
      (await cluster.client.list(type, { namespace })).items,
      [],
    );
  }
  assert.equal(
    await find(cluster.client, secrets, {
      namespace,
      name: ready.status?.binding?.name ?? '',
    }),
    undefined,
  );
});

test('a database from the pool, known by its label and its type', async () => {
  await apply('pool', 'rds-postgres-pool');
  const { type, provider, ...rest } = expected;
  const credentials = aSecret(
    'rds-pool',
    'rds-1',
    { type, provider, ...rest },
    'servicebinding.io/postgresql',
  );
  // Here we are secretgen-controller. What has the label alone, or the type alone, does not belong to the pool.
  const labelled = { 'services.example.com/pool': 'rds-postgres' };
  await cluster.client.create(secrets, aSecret('rds-pool', 'other-type', {}));
  await cluster.client.create(secrets, {
    ...aSecret('rds-pool', 'opaque', { password: 'no' }),
    metadata: { namespace: 'rds-pool', name: 'opaque', labels: labelled },
  });
  await cluster.client.create(secrets, {
    ...credentials,
    metadata: { ...credentials.metadata, labels: labelled },
  });
  await cluster.kubectl(['create', 'namespace', 'shop']);
  await cluster.kubectl([
    ...['apply', '--validate=strict', '--dry-run=server', '-f', `${ack}/claim`],
  ]);
  await cluster.kubectl(['apply', '-f', `${ack}/claim/pool-claim.yaml`]);
  const ready = await cluster.waitFor<ClassClaim>(
    resourceTypes.classClaims,
    { namespace: 'shop', name: 'reports-db' },
    says('Ready'),
  );
  assert.deepEqual(await credentialsOf(ready), expected);
});
