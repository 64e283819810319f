import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../__testUtils__/ControllersProcess';
import {
  aClaim,
  aPolicy,
  aPoolClass,
  classClaims,
  clusterInstanceClasses,
  resourceClaimPolicies,
} from '../__testUtils__/databases';
import { TestCluster } from '../__testUtils__/TestCluster';

const { secrets } = builtinResourceTypes;
const alone = ['--leader-elect=false'];
const names = ['changed', 'emptied', 'extended', 'rotated', 'same'] as const;

let cluster: TestCluster;
let pool: string;
let apps: string;
/** The claims by name, Ready, without anybody running who would look after them. */
const claims = new Map<string, ClassClaim>();

before(async () => {
  cluster = await TestCluster.start();
  pool = await cluster.namespace('pool');
  apps = await cluster.namespace('apps');
  for (const name of names) {
    await cluster.addDatabase(pool, name, { username: 'me', password: 'old' });
  }
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, ['*']));
  await cluster.client.create(clusterInstanceClasses, aPoolClass('restart'));
  const controllers = await cluster.startControllers(alone);
  for (const name of names) {
    await cluster.client.create(classClaims, aClaim(apps, name, 'restart'));
    claims.set(
      name,
      await cluster.waitFor<ClassClaim>(
        classClaims,
        { namespace: apps, name },
        isReady,
      ),
    );
  }
  await controllers.stop();
});

after(() => cluster?.stop());

const copyOf = (name: string) => ({
  namespace: apps,
  name: claims.get(name)?.status?.binding?.name ?? '',
});

/** By the API server's own count, whoever asked. */
async function secretsRead(): Promise<number> {
  const metrics = await cluster.kubectl(['get', '--raw', '/metrics']);
  return [
    ...metrics.matchAll(
      /^apiserver_request_total\{[^}]*resource="secrets"[^}]*verb="GET"[^}]*\} (\d+)$/gm,
    ),
  ].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Resolves when every ResourceClaim was looked at, and nothing is left to do. */
async function settled(controllers: ControllersProcess): Promise<void> {
  const started = JSON.parse(await controllers.waitForLine('"Started"'));
  await eventually('every ResourceClaim was looked at', async () => {
    const metrics = await (
      await fetch(`http://127.0.0.1:${started.healthPort}/metrics`)
    ).text();
    const runs = [
      ...metrics.matchAll(
        /^services_toolkit_reconcile_total\{controller="ResourceClaim".*\} (\d+)$/gm,
      ),
    ].reduce((sum, [, count]) => sum + Number(count), 0);
    const waiting = /^workqueue_depth\{name="ResourceClaim"\} [1-9]/m;
    assert.ok(runs >= names.length && !waiting.test(metrics), metrics);
    return true;
  });
}

test('a start reads no Secret of claims that nobody touched', async () => {
  const before_ = await secretsRead();
  const controllers = await cluster.startControllers(alone);
  try {
    await settled(controllers);
    assert.equal(await secretsRead(), before_);
  } finally {
    await controllers.stop();
  }
});

test('what was changed while nobody looked is put right, and nothing else is written', async () => {
  const same = await cluster.client.get(secrets, copyOf('same'));
  const b64 = (text: string) => Buffer.from(text).toString('base64');
  const patches: [string, object][] = [
    ['changed', { data: { password: b64('mine') } }],
    ['emptied', { data: { password: null } }],
    ['extended', { data: { more: b64('mine') } }],
  ];
  for (const [name, patch] of patches) {
    await cluster.client.patch(secrets, copyOf(name), patch, { type: 'merge' });
  }
  const source = claims.get('rotated')?.status?.resourceRef?.name;
  await cluster.client.patch(
    secrets,
    { namespace: pool, name: `${source}-credentials` },
    { stringData: { password: 'new' } },
    { type: 'merge' },
  );
  const controllers = await cluster.startControllers(alone);
  try {
    for (const name of ['changed', 'emptied', 'extended', 'rotated']) {
      const password = name === 'rotated' ? 'new' : 'old';
      const desired = { username: b64('me'), password: b64(password) };
      await cluster.waitFor<KubernetesObject & { data?: object }>(
        secrets,
        copyOf(name),
        ({ data }) => {
          try {
            assert.deepEqual(data, desired);
            return true;
          } catch {
            return false;
          }
        },
      );
    }
    await settled(controllers);
    const untouched = await cluster.client.get(secrets, copyOf('same'));
    assert.equal(
      untouched.metadata.resourceVersion,
      same.metadata.resourceVersion,
    );
  } finally {
    await controllers.stop();
  }
});
