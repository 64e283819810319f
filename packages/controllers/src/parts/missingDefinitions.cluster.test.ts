import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import {
  getCondition,
  isReady,
  resourceTypes,
  type ClassClaim,
  type ClusterExampleUsage,
  type ClusterInfrastructure,
  type ClusterInstanceClass,
  type ClusterResource,
  type ClusterResourceProvisionTemplate,
  type ClusterServiceOffering,
  type KubernetesObject,
  type ResourceClaim,
  type ResourceClassAccessBinding,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { eventually } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../__testUtils__/ControllersProcess';
import { aClaim, aPoolClass, aResourceClaim } from '../__testUtils__/databases';
import { aSecretTemplate } from '../__testUtils__/templates';
import { TestCluster } from '../__testUtils__/TestCluster';
import { allParts } from '../process/createControllers';

const crds = resolve(__dirname, '../../../kubernetes-api/crds');
const {
  clusterResources,
  clusterExampleUsages,
  classClaims,
  clusterInfrastructures,
  clusterInstanceClasses,
  clusterResourceProvisionTemplates,
  clusterServiceOfferings,
  resourceClaims,
  resourceClassAccessBindings,
} = resourceTypes;
const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
/** An API server that has just learnt of a kind refuses claims for half a minute: see untilClaimsAreTaken. */
const patienceMs = 90_000;

let cluster: TestCluster;
let controllers: ControllersProcess;
let health: string;
let apps: string;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers();
  const started = JSON.parse(await controllers.waitForLine('"Started"'));
  health = `http://127.0.0.1:${started.healthPort}`;
  apps = await cluster.namespace('parts');
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

/** What a unit does, tried with new objects: resolves when it has done it. */
const probes: Readonly<
  Record<string, { needs: ResourceType[]; works(name: string): Promise<void> }>
> = {
  'claims/resourceClaims': {
    needs: [resourceClaims],
    async works(name) {
      await cluster.addDatabase(apps, name);
      await create(
        resourceClaims,
        aResourceClaim(apps, name, {
          ...{ apiVersion: 'controllers.test/v1', kind: 'Database', name },
          namespace: apps,
        }),
      );
      await untilReady<ResourceClaim>(resourceClaims, name, apps);
    },
  },
  'claims/classes': {
    needs: [clusterInstanceClasses],
    async works(name) {
      await create(
        clusterInstanceClasses,
        aPoolClass(name, { namespaces: [apps] }),
      );
      await untilReady<ClusterInstanceClass>(clusterInstanceClasses, name);
    },
  },
  'claims/classClaims': {
    needs: [classClaims, clusterInstanceClasses, resourceClaims],
    async works(name) {
      await cluster.addDatabase(apps, `${name}-free`, undefined, { of: name });
      await create(
        clusterInstanceClasses,
        aPoolClass(`${name}-pool`, {
          namespaces: [apps],
          labelSelector: { matchLabels: { of: name } },
        }),
      );
      await create(classClaims, aClaim(apps, name, `${name}-pool`));
      await untilReady<ClassClaim>(classClaims, name, apps);
    },
  },
  'claims/usage': {
    needs: [classClaims, clusterInstanceClasses, resourceClaims],
    async works(name) {
      await create(
        clusterInstanceClasses,
        aPoolClass(`${name}-used`, { namespaces: [apps] }),
      );
      await cluster.waitFor<ClusterInstanceClass>(
        clusterInstanceClasses,
        { name: `${name}-used` },
        // Its conditions are kept by another unit, which may wait.
        ({ status }) => status?.usage?.waiting === 0,
      );
    },
  },
  'claims/templates': {
    needs: [clusterResourceProvisionTemplates],
    async works(name) {
      await create(clusterResourceProvisionTemplates, aSecretTemplate(name));
      await untilReady<ClusterResourceProvisionTemplate>(
        clusterResourceProvisionTemplates,
        name,
      );
    },
  },
  'claims/access': {
    needs: [resourceClassAccessBindings, clusterInstanceClasses],
    async works(name) {
      await create<ResourceClassAccessBinding>(resourceClassAccessBindings, {
        apiVersion,
        kind: 'ResourceClassAccessBinding',
        metadata: { name },
        spec: {
          classRef: { name: 'none' },
          subjects: [{ kind: 'User', name: 'alice@example.com' }],
        },
      });
      await cluster.waitFor<ResourceClassAccessBinding>(
        resourceClassAccessBindings,
        { name },
        ({ status }) =>
          getCondition(status?.conditions, 'Ready')?.reason ===
          'ClassDoesNotExist',
      );
    },
  },
  'offerings/offerings': {
    needs: [clusterServiceOfferings],
    async works(name) {
      await create<ClusterServiceOffering>(clusterServiceOfferings, {
        apiVersion,
        kind: 'ClusterServiceOffering',
        metadata: { name },
        spec: {},
      });
      await cluster.waitFor<ClusterServiceOffering>(
        clusterServiceOfferings,
        { name },
        ({ status }) =>
          getCondition(status?.conditions, 'Ready')?.reason === 'NoPlans',
      );
    },
  },
  'offerings/resources': {
    needs: [clusterResources],
    async works(name) {
      await create<ClusterResource>(clusterResources, {
        apiVersion,
        kind: 'ClusterResource',
        metadata: { name },
        spec: { resourceRef: { kind: 'Secret' } },
      });
      await untilReady<ClusterResource>(clusterResources, name);
    },
  },
  'offerings/examples': {
    needs: [clusterExampleUsages],
    async works(name) {
      await create<ClusterExampleUsage>(clusterExampleUsages, {
        apiVersion,
        kind: 'ClusterExampleUsage',
        metadata: { name },
        spec: {
          gvkRef: { version: 'v1', kind: 'Secret' },
          yaml: 'apiVersion: v1\nkind: Secret\n',
        },
      });
      await untilReady<ClusterExampleUsage>(clusterExampleUsages, name);
    },
  },
  'offerings/infrastructure': {
    needs: [clusterInfrastructures],
    async works() {
      // There is one, which is made again; served, like every kind that has just come, a while later.
      await eventually(
        'there are facts',
        () =>
          cluster.client.get<ClusterInfrastructure>(clusterInfrastructures, {
            name: 'cluster',
          }),
        { timeoutMs: patienceMs, everyMs: 250 },
      );
      await cluster.client.delete(clusterInfrastructures, { name: 'cluster' });
      await untilReady<ClusterInfrastructure>(
        clusterInfrastructures,
        'cluster',
      );
    },
  },
};

/** Tried again while the API server does not take the kind yet. */
async function create<T extends KubernetesObject>(
  type: ResourceType,
  object: T,
): Promise<void> {
  await eventually(
    `the API server takes a ${type.kind}`,
    async () => {
      try {
        return await cluster.client.create(type, object);
      } catch (error) {
        if (
          error instanceof KubernetesApiError &&
          error.reason === 'AlreadyExists'
        ) {
          return true;
        }
        throw error;
      }
    },
    { timeoutMs: patienceMs, everyMs: 250 },
  );
}

function untilReady<T extends KubernetesObject & Parameters<typeof isReady>[0]>(
  type: ResourceType,
  name: string,
  namespace?: string,
): Promise<T> {
  return cluster.waitFor<T>(
    type,
    { name, ...(namespace && { namespace }) },
    isReady,
  );
}

async function readyz(): Promise<{ status: number; text: string }> {
  const response = await fetch(`${health}/readyz`);
  return { status: response.status, text: await response.text() };
}

async function partStates(): Promise<Record<string, string>> {
  const text = await (await fetch(`${health}/metrics`)).text();
  return Object.fromEntries(
    [
      ...text.matchAll(
        /^services_toolkit_part_state\{part="([^"]+)",state="(\w+)"\} 1$/gm,
      ),
    ].map(([, part, state]) => [part, state]),
  );
}

test('with all CustomResourceDefinitions every part works', async () => {
  assert.deepEqual(await readyz(), { status: 200, text: 'ok\n' });
  for (const [unit, { works }] of Object.entries(probes)) {
    await works(`first-${unit.split('/')[1]?.toLowerCase()}`);
  }
  assert.deepEqual(
    await partStates(),
    Object.fromEntries(Object.keys(probes).map(unit => [unit, 'running'])),
  );
});

/** In which the log says that the unit waits for it. */
function linesOf(unit: string, definition: string): string[] {
  return controllers.log
    .split('\n')
    .filter(
      line =>
        line.includes(`${unit} waits`) && line.includes(`"${definition}"`),
    );
}

/** Takes a kind away, looks at what works and what waits, and brings it back. */
async function goWithout(type: ResourceType, definition: string) {
  const waiting = Object.keys(probes).filter(unit =>
    probes[unit]?.needs.some(({ plural }) => plural === type.plural),
  );
  await cluster.kubectl(['delete', 'crd', definition, '--timeout=60s']);
  await eventually(`${waiting} wait`, async () => {
    const { status, text } = await readyz();
    // Ready for all the others, and it is told what waits for what.
    return (
      status === 200 &&
      waiting.every(unit => text.includes(`${unit} waits for ${definition}`))
    );
  });
  const states = await partStates();
  for (const unit of Object.keys(probes)) {
    const state = waiting.includes(unit) ? 'waiting' : 'running';
    assert.equal(states[unit], state, unit);
  }
  for (const unit of waiting) {
    // Its output may be read later than what it answers.
    await eventually(
      `${unit} says so`,
      () => linesOf(unit, definition).length > 0,
    );
    assert.equal(
      linesOf(unit, definition).length,
      1,
      `${unit} says so in one line`,
    );
  }
  const name = type.kind.toLowerCase();
  for (const [unit, { works }] of Object.entries(probes)) {
    if (!waiting.includes(unit)) {
      await works(`without-${name}-${unit.split('/')[1]?.toLowerCase()}`);
    }
  }

  const part = allParts.find(({ kinds }) => kinds.includes(type));
  await cluster.kubectl([
    ...['apply', '-f', `${crds}/${part?.name}/${type.plural}.yaml`],
  ]);
  await eventually(
    'nothing waits any more',
    async () => (await readyz()).text === 'ok\n',
  );
  for (const unit of waiting) {
    await probes[unit]?.works(
      `again-${name}-${unit.split('/')[1]?.toLowerCase()}`,
    );
  }
}

for (const type of Object.values(resourceTypes)) {
  const definition = `${type.plural}.${type.group}`;
  test(`without ${definition} what needs it waits, everything else works, and all works when it comes back`, () =>
    goWithout(type, definition));
}
