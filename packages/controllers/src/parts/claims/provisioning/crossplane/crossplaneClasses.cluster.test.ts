import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crossplaneResourceTypes } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  isReady,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import { clusterInstanceClasses } from '../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { aCrossplaneClass } from './__testUtils__/crossplaneObjects';
import { FakeCrossplane } from './__testUtils__/FakeCrossplane';
import { recorded } from './__testUtils__/recorded';

const { compositeResourceDefinitions } = crossplaneResourceTypes;

let cluster: TestCluster;
let crossplane: FakeCrossplane;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  crossplane = new FakeCrossplane(cluster);
  await crossplane.uninstall();
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await crossplane?.uninstall();
  await cluster?.stop();
});

function createClass(name: string, compositeResourceDefinition: string) {
  return cluster.client.create(
    clusterInstanceClasses,
    aCrossplaneClass(name, { compositeResourceDefinition }),
  );
}

function waitForClass(
  name: string,
  condition: (one: ClusterInstanceClass) => boolean,
) {
  return cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    condition,
  );
}

// The first test, since Crossplane is not there yet.
test('a class follows its XRD, from a cluster without Crossplane to the end of the XRD', async () => {
  const group = 'follow.example.org';
  const name = `modernedbs.${group}`;
  const xrd = recorded('xrd-modernedbs', group);
  await createClass('follow', name);
  const early = await waitForClass(
    'follow',
    says('CompositeResourceDefinitionNotFound'),
  );
  assert.match(messageOf(early), /^Crossplane is not installed/);
  assert.equal(early.status?.claimParameters, undefined);

  await crossplane.install();
  const without = await waitForClass('follow', one =>
    messageOf(one).startsWith('There is no CompositeResourceDefinition'),
  );
  assert.match(messageOf(without), new RegExp(`"${name}"`));

  await crossplane.apply(xrd);
  const unready = await waitForClass(
    'follow',
    says('CompositeResourceDefinitionNotReady'),
  );
  assert.match(messageOf(unready), /Crossplane has not looked at it yet/);

  const definition = await crossplane.establish(
    xrd,
    recorded('crd-modernedbs', group),
  );
  // Its claims would fail all the same, as long as the controllers may not read what Crossplane serves.
  await waitForClass('follow', one =>
    messageOf(one).includes('"create", "delete"]'),
  );
  await crossplane.allow(definition);
  const ready = await waitForClass('follow', isReady);
  assert.deepEqual(ready.status?.instanceType, {
    group,
    version: 'v1',
    kind: 'ModerneDB',
  });
  assert.deepEqual(ready.status?.claimParameters?.openAPIV3Schema, {
    type: 'object',
    required: ['storageGB'],
    properties: {
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      storageGB: {
        type: 'integer',
        description: 'Size of the disk in gigabytes.',
        minimum: 1,
        maximum: 100,
      },
    },
  });

  // The author adds a parameter.
  await cluster.client.patch(
    compositeResourceDefinitions,
    { name },
    [
      {
        op: 'add',
        path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/tier',
        value: { type: 'string' },
      },
    ],
    { type: 'json' },
  );
  await waitForClass('follow', one =>
    JSON.stringify(one.status?.claimParameters ?? {}).includes('tier'),
  );

  await cluster.client.delete(compositeResourceDefinitions, { name });
  const late = await waitForClass(
    'follow',
    says('CompositeResourceDefinitionNotFound'),
  );
  assert.equal(late.status?.claimParameters, undefined);
});

test('XRDs of v1 with and without claim names, read in v1 and v2, make classes ready', async () => {
  const [plain, offered] = ['plain.example.org', 'offered.example.org'];
  const without = await crossplane.define('xlegacydbs', plain);
  const xrd = recorded('xrd-xlegacydbs', offered);
  await crossplane.apply({
    ...xrd,
    apiVersion: 'apiextensions.crossplane.io/v1',
    spec: {
      ...xrd.spec,
      claimNames: { kind: 'LegacyDB', plural: 'legacydbs' },
    },
  } as KubernetesObject);
  const crd = recorded('crd-xlegacydbs', offered);
  await crossplane.allow(await crossplane.establish(xrd, crd));
  await createClass('plain', without.name);
  await createClass('offered', xrd.metadata.name ?? '');
  for (const name of ['plain', 'offered']) {
    const ready = await waitForClass(name, isReady);
    assert.equal(ready.status?.instanceType?.version, 'v1alpha1');
    assert.deepEqual(
      Object.keys(
        (ready.status?.claimParameters?.openAPIV3Schema?.properties ??
          {}) as object,
      ).sort(),
      ['storageGB', 'tier'],
    );
  }
});

test('an XRD without spec takes no parameters; one that cannot be used makes the class say why', async () => {
  const group = 'odd.example.org';
  const empty = recorded('xrd-wideqs', group);
  const [version] = empty.spec?.versions as { schema: object }[];
  const bare = {
    ...empty,
    spec: {
      ...empty.spec,
      versions: [
        { ...version, schema: { openAPIV3Schema: { type: 'object' } } },
      ],
    },
  };
  await crossplane.apply(bare);
  await crossplane.allow(
    await crossplane.establish(bare, recorded('crd-wideqs', group)),
  );
  await createClass('odd', `wideqs.${group}`);
  const ready = await waitForClass('odd', isReady);
  assert.deepEqual(ready.status?.claimParameters?.openAPIV3Schema, {
    type: 'object',
  });

  await crossplane.apply({
    ...bare,
    spec: {
      ...bare.spec,
      versions: [{ ...version, referenceable: false }],
    },
  } as KubernetesObject);
  const broken = await waitForClass(
    'odd',
    says('CompositeResourceDefinitionNotValid'),
  );
  assert.match(messageOf(broken), /none of its served versions is/);
});

test('controllers that may not read XRDs say which rule is missing, and go on once they may', async () => {
  const role = 'services-toolkit-controllers-crossplane';
  const { name } = await crossplane.define('wideqs', 'closed.example.org');
  await controllers.stop();
  await cluster.kubectl([
    ...['label', 'clusterrole', role],
    ...['services.apps.tanzu.vmware.com/provisioner-'],
  ]);
  await cluster.waitFor<KubernetesObject & { rules?: object[] }>(
    builtinResourceTypes.clusterRoles,
    { name: 'services-toolkit-controllers-claimable-kinds' },
    ({ rules }) =>
      !JSON.stringify(rules ?? []).includes(
        compositeResourceDefinitions.plural,
      ),
  );
  controllers = await cluster.startControllers();
  await createClass('closed', name);
  const closed = await waitForClass(
    'closed',
    says('CompositeResourceDefinitionNotReady'),
  );
  assert.match(
    messageOf(closed),
    /apiGroups: \["apiextensions\.crossplane\.io"\], resources: \["compositeresourcedefinitions"\]/,
  );
  await cluster.kubectl([
    ...['label', 'clusterrole', role],
    ...['services.apps.tanzu.vmware.com/provisioner=true'],
  ]);
  await waitForClass('closed', isReady);
});
