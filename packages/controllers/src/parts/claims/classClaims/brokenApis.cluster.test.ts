import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ObjectReference,
  type ResourceClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  aResourceClaim,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  definitionOf,
  readerRole,
  resourceClaimPolicies,
  resourceClaims,
  type Database,
} from '../../../__testUtils__/databases';
import { messageOf, says } from '../../../__testUtils__/reasonOf';
import { aTemplate } from '../../../__testUtils__/templates';
import { TestCluster } from '../../../__testUtils__/TestCluster';

const { clusterResourceProvisionTemplates: templates } = resourceTypes;
const { clusterRoles, customResourceDefinitions } = builtinResourceTypes;
const apiServices: ResourceType = {
  group: 'apiregistration.k8s.io',
  version: 'v1',
  kind: 'APIService',
  plural: 'apiservices',
  namespaced: false,
};

/** More than there are workers. */
const many = 20;

let cluster: TestCluster;
let pool: string;
let apps: string;
let controllers: ControllersProcess | undefined;
/** Takes connections, and never says anything. */
let silent: Server;

before(async () => {
  cluster = await TestCluster.start();
  pool = await cluster.namespace('pool');
  apps = await cluster.namespace('apps');
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, ['*']));
  silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
  silent?.close();
});

/** A kind with three versions, stored in the first and preferred in the last. */
function aKind(plural: string, kind: string): ResourceType {
  return { ...databaseType, group: `${plural}.test`, plural, kind };
}

async function define(type: ResourceType): Promise<void> {
  const definition = definitionOf(type) as KubernetesObject & {
    spec: { versions: object[] };
  };
  const [first] = definition.spec.versions;
  await cluster.client.create<KubernetesObject>(customResourceDefinitions, {
    ...definition,
    spec: {
      ...definition.spec,
      versions: [
        first,
        ...['v2', 'v3'].map(name => ({ ...first, name, storage: false })),
      ],
    },
  } as KubernetesObject);
  await cluster.client.create(clusterRoles, readerRole(type));
  await cluster.kubectl([
    ...['wait', '--for=condition=Established', '--timeout=30s'],
    ...['crd', `${type.plural}.${type.group}`],
  ]);
}

/** From now on nobody gets an object of the kind in the version that is preferred. */
async function breakConversion(
  { plural, group }: ResourceType,
  clientConfig: object,
): Promise<void> {
  await cluster.client.patch(
    customResourceDefinitions,
    { name: `${plural}.${group}` },
    {
      spec: {
        conversion: {
          strategy: 'Webhook',
          webhook: { conversionReviewVersions: ['v1'], clientConfig },
        },
      },
    },
    { type: 'merge' },
  );
}

const nowhere = () => ({ service: { name: 'nowhere', namespace: pool } });

const refOf = (
  { group, kind }: ResourceType,
  name: string,
  version = 'v3',
): ObjectReference => ({
  apiVersion: `${group}/${version}`,
  kind,
  name,
  namespace: pool,
});

async function addInstance(type: ResourceType, name: string): Promise<void> {
  const created = await cluster.client.create<KubernetesObject>(type, {
    apiVersion: `${type.group}/v1`,
    kind: type.kind,
    metadata: { namespace: pool, name },
  });
  await cluster.client.update(
    type,
    { ...created, status: { binding: { name: 'credentials' } } } as Database,
    { subresource: 'status' },
  );
}

/** A claim that the original toolkit left behind: it holds something, and has no Lease. */
async function addOldClaim(name: string, ref: ObjectReference): Promise<void> {
  const old = await cluster.client.create(
    resourceClaims,
    aResourceClaim(apps, name, ref),
  );
  await cluster.client.update<ResourceClaim>(
    resourceClaims,
    {
      ...old,
      status: {
        binding: { name: 'theirs' },
        claimedResourceRef: ref,
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    },
    { subresource: 'status' },
  );
}

const claimUntil = (
  name: string,
  condition: (claim: ResourceClaim) => boolean,
) =>
  cluster.waitFor<ResourceClaim>(
    resourceClaims,
    { namespace: apps, name },
    condition,
  );

/** A database is claimed and comes, whatever else is going on. */
async function expectOthersToGoOn(name: string): Promise<void> {
  await cluster.addDatabase(pool, name);
  await cluster.client.create(
    resourceClaims,
    aResourceClaim(apps, name, {
      ...refOf(databaseType, name),
      apiVersion: 'controllers.test/v1',
    }),
  );
  await claimUntil(name, says('Ready'));
}

async function expectTold(name: string, words: RegExp): Promise<void> {
  const claim = await claimUntil(
    name,
    says('UnableToTrackReferencedResource', words),
  );
  assert.match(messageOf(claim), words);
}

async function expectKept(name: string): Promise<void> {
  const { status } = await claimUntil(name, () => true);
  assert.deepEqual(status?.binding, { name: 'theirs' });
}

test('what cannot be looked at when a cluster is taken over keeps back the claims on it, and nobody else', async () => {
  const failing = aKind('failings', 'Failing');
  const hanging = aKind('hangings', 'Hanging');
  const away = { ...aKind('aways', 'Away'), version: 'v3' };
  const port = (silent.address() as AddressInfo).port;
  for (const type of [failing, hanging]) {
    await define(type);
    await addInstance(type, 'x');
  }
  await breakConversion(failing, nowhere());
  await breakConversion(hanging, { url: `https://127.0.0.1:${port}/` });
  await cluster.client.create<KubernetesObject>(apiServices, {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `v3.${away.group}` },
    spec: {
      group: away.group,
      version: 'v3',
      service: { name: 'nowhere', namespace: pool },
      groupPriorityMinimum: 1000,
      versionPriority: 15,
      insecureSkipTLSVerify: true,
    },
  } as KubernetesObject);
  for (const type of [failing, hanging, away]) {
    for (let i = 0; i < many; i++) {
      await addOldClaim(
        `${type.plural}-${i}`,
        refOf(type, i === 0 ? 'x' : `x${i}`),
      );
    }
  }
  const subject = { group: failing.group, kind: failing.kind };
  await cluster.client.create(resourceClaimPolicies, {
    ...aPolicy(pool, ['*'], subject),
    metadata: { namespace: pool, name: 'failing' },
  });

  controllers = await cluster.startControllers();
  await expectOthersToGoOn('first');
  for (const { plural } of [failing, hanging, away]) {
    await expectKept(`${plural}-0`);
  }
  // They held it before, and are told only what lasts.
  await expectTold('failings-0', /conversion webhook for failings\.test\/v1/);
  await expectTold('aways-0', /cannot be looked at: /);
  await expectTold('hangings-0', /cannot be looked at: /);
  await expectKept('failings-0');
  await expectOthersToGoOn('second');

  await cluster.client.create(
    resourceClaims,
    aResourceClaim(apps, 'new', refOf(failing, 'x')),
  );
  await expectTold('new', /conversion webhook/);
  await cluster.client.create(clusterInstanceClasses, {
    ...aPoolClass('failing', subject),
  });
  const instanceClass = await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name: 'failing' },
    says('PooledResourceNotFound'),
  );
  assert.match(messageOf(instanceClass), /conversion webhook/);
  await cluster.client.create(classClaims, aClaim(apps, 'pooled', 'failing'));
  const refused = await cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'pooled' },
    says('ClassNotReady'),
  );
  assert.match(messageOf(refused), /conversion webhook/);

  // In a version that is not the preferred one, the API server is asked for objects, and cannot convert them.
  await cluster.client.create(
    templates,
    aTemplate('failing', {
      resources: [
        {
          id: 'db',
          read: {
            apiVersion: `${failing.group}/v2`,
            kind: 'Failing',
            name: 'x',
          },
        },
      ],
      binding: { secretName: '${db.status.binding.name}' },
    }),
  );
  const template = await cluster.waitFor<ClusterResourceProvisionTemplate>(
    templates,
    { name: 'failing' },
    says('KindNotServed'),
  );
  assert.match(messageOf(template), /resources\[0\]: .*conversion webhook/);
});

test('an API that breaks while the controllers run takes nothing from those who hold something, and comes back', async () => {
  controllers ??= await cluster.startControllers();
  const breaking = aKind('breakings', 'Breaking');
  await define(breaking);
  await addInstance(breaking, 'one');
  await cluster.client.create(resourceClaimPolicies, {
    ...aPolicy(pool, ['*'], { group: breaking.group, kind: breaking.kind }),
    metadata: { namespace: pool, name: 'breaking' },
  });
  await cluster.client.create(builtinResourceTypes.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: pool, name: 'credentials' },
    stringData: { password: 'x' },
  } as KubernetesObject);
  await cluster.client.create(
    resourceClaims,
    aResourceClaim(apps, 'holder', refOf(breaking, 'one')),
  );
  const held = await claimUntil('holder', says('Ready'));

  await breakConversion(breaking, nowhere());
  await cluster.client.create(
    resourceClaims,
    aResourceClaim(apps, 'late', refOf(breaking, 'two')),
  );
  await claimUntil('late', one => one.status?.conditions !== undefined);
  await expectOthersToGoOn('third');
  const still = await claimUntil('holder', () => true);
  assert.deepEqual(still.status?.binding, held.status?.binding);

  await cluster.client.patch(
    customResourceDefinitions,
    { name: `${breaking.plural}.${breaking.group}` },
    { spec: { conversion: { strategy: 'None', webhook: null } } },
    { type: 'merge' },
  );
  await addInstance(breaking, 'two');
  await cluster.client.delete(resourceClaims, {
    namespace: apps,
    name: 'holder',
  });
  await cluster.waitForEnd(resourceClaims, { namespace: apps, name: 'holder' });
  await claimUntil('late', says('Ready'));
});
