import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  resourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  createManager,
  objectKey,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import { Clusters } from '../runtime/Clusters';
import { informerUntil } from '../runtime/watches/untilStopped';
import type { Unit } from './Part';
import { PartRunner } from './PartRunner';

const { classClaims, clusterInstanceClasses, resourceClaims } = resourceTypes;

/** Two units that note what they have seen: one of ResourceClaims alone, one of ClassClaims that needs classes too. */
function aProcess(client: InMemoryKubernetes) {
  const lines: string[] = [];
  const note = (message: string) => lines.push(message);
  const logger: Logger = { debug: note, info: note, warn: note, error: note };
  const manager = createManager({ logger });
  const clusters = new Clusters({
    ...{ client, manager, logger },
    fence: same => same,
  });
  const seen: string[] = [];
  let starts = 0;
  const aUnit = (name: string, type: ResourceType, more: ResourceType[]) => {
    const kind = clusters.home.defined<KubernetesObject>({ type });
    const unit: Unit = {
      name,
      needs: [kind, ...more.map(one => clusters.home.defined({ type: one }))],
      uses: [],
      start: signal => {
        starts++;
        const controller = createController({
          ...{ name, logger },
          reconcile: async key => {
            seen.push(`${name} ${key} ${kind.get(key) ? 'is' : 'was'}`);
          },
        });
        informerUntil(kind, signal).subscribe(({ object }) =>
          controller.enqueue(objectKey(object)),
        );
        return [controller];
      },
    };
    return unit;
  };
  const units = [
    aUnit('alone', resourceClaims, []),
    aUnit('both', classClaims, [clusterInstanceClasses]),
  ];
  const runner = new PartRunner({ units, manager, logger });
  return { runner, seen, lines, starts: () => starts };
}

function anObject(type: ResourceType, name: string): KubernetesObject {
  return {
    apiVersion: `${type.group}/${type.version}`,
    kind: type.kind,
    metadata: { name, namespace: 'apps' },
  };
}

const states = (runner: PartRunner) =>
  runner.status().map(({ unit, state }) => `${unit} ${state}`);

test('a unit that lacks a kind waits alone, says so once, and starts when the kind comes', async () => {
  const client = new InMemoryKubernetes();
  client.withdraw(clusterInstanceClasses);
  await client.create(resourceClaims, anObject(resourceClaims, 'one'));
  await client.create(classClaims, anObject(classClaims, 'two'));
  const { runner, seen, lines } = aProcess(client);
  const stop = new AbortController();
  const running = runner.run(stop.signal);
  try {
    await eventually('the other one works', () => seen.length === 1);
    assert.deepEqual(seen, ['alone apps/one is']);
    assert.equal(runner.ready, true);
    assert.deepEqual(runner.status()[1], {
      unit: 'both',
      state: 'waiting',
      missing: ['clusterinstanceclasses.services.apps.tanzu.vmware.com'],
    });
    assert.equal(lines.filter(line => line.includes('waits')).length, 1);
    assert.deepEqual(
      runner.controllers.map(({ name }) => name),
      ['alone'],
    );

    client.serve(clusterInstanceClasses);
    await eventually(
      'it works when the kind is there',
      () => seen.length === 2,
    );
    assert.equal(seen[1], 'both apps/two is');
    assert.deepEqual(states(runner), ['alone running', 'both running']);
  } finally {
    stop.abort();
    await running;
  }
  assert.equal(runner.ready, false);
});

test('a kind that goes sends its unit back to waiting, again and again, and harms no other', async () => {
  const client = new InMemoryKubernetes();
  const { runner, seen, starts } = aProcess(client);
  const stop = new AbortController();
  const running = runner.run(stop.signal);
  try {
    await eventually('both run', () => starts() === 2);
    for (let round = 1; round <= 3; round++) {
      client.withdraw(classClaims);
      await eventually(
        'one waits',
        () => states(runner).join() === 'alone running,both waiting',
      );
      await client.create(
        resourceClaims,
        anObject(resourceClaims, `of-${round}`),
      );
      await eventually('the other goes on', () =>
        seen.includes(`alone apps/of-${round} is`),
      );
      client.serve(classClaims);
      await client.create(classClaims, anObject(classClaims, `c-${round}`));
      await eventually('it starts anew', () =>
        seen.includes(`both apps/c-${round} is`),
      );
      // What ran before hears nothing any more.
      assert.equal(seen.filter(line => line.includes(`c-${round}`)).length, 1);
      assert.equal(starts(), 2 + round);
    }
  } finally {
    stop.abort();
    await running;
  }
});

test('nothing runs before this process leads, and it is ready all the same', async () => {
  const client = new InMemoryKubernetes();
  const { runner, starts } = aProcess(client);
  const stop = new AbortController();
  let lead: (leads: boolean) => void = () => {};
  const leads = new Promise<boolean>(resolve => {
    lead = resolve;
  });
  const running = runner.run(stop.signal, () => leads);
  await eventually('it stands by', () => runner.ready);
  client.withdraw(classClaims);
  await eventually(
    'it knows what is there',
    () => states(runner).join() === 'alone standby,both waiting',
  );
  assert.equal(starts(), 0);
  lead(true);
  await eventually('it works', () => starts() === 1);
  stop.abort();
  await running;
});

test('what lost the election never runs', async () => {
  const { runner, starts } = aProcess(new InMemoryKubernetes());
  await runner.run(new AbortController().signal, async () => false);
  assert.equal(starts(), 0);
});
