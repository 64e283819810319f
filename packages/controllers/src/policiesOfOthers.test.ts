import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { silentLogger } from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import {
  aClaim,
  aDatabase,
  aPolicy,
  aPoolClass,
  aResourceClaim,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  resourceClaimPolicies,
  resourceClaims,
  type Database,
} from './__testUtils__/databases';
import { claimsPart } from './parts/claims/part';
import { createControllers } from './process/createControllers';

/** Whoever administers one namespace may write policies there, as many and as often as they like. */
test('policies of other namespaces and about other kinds make nobody look at a claim again', async () => {
  const runs: string[] = [];
  const api = new InMemoryKubernetes();
  api.serve(databaseType, { hasStatus: true });
  for (let i = 0; i < 20; i += 1) {
    const name = `db-${i}`;
    await api.create(
      builtinResourceTypes.secrets,
      aSecret('pool', name, { password: name }),
    );
    const database = await api.create(databaseType, aDatabase('pool', name));
    await api.update(
      databaseType,
      { ...database, status: { binding: { name } } } as Database,
      { subresource: 'status' },
    );
    await api.create(
      resourceClaims,
      aResourceClaim('apps', name, {
        ...{ apiVersion: 'controllers.test/v1', kind: 'Database' },
        ...{ namespace: 'pool', name },
      }),
    );
    await api.create(classClaims, aClaim('shop', name, 'empty'));
  }
  await api.create(
    clusterInstanceClasses,
    aPoolClass('empty', {
      namespaces: ['pool'],
      labelSelector: { matchLabels: { there: 'none' } },
    }),
  );
  const stop = new AbortController();
  const { runner } = createControllers({
    client: api,
    leaseNamespace: 'services-toolkit',
    logger: silentLogger,
    onOutcome: (_, key) => runs.push(String(key)),
    parts: [claimsPart],
  });
  const ended = runner.run(stop.signal);
  /** What the controllers did until they have had nothing to do for a while. */
  const atRest = async () => {
    let before = -1;
    while (runs.length > before) {
      before = runs.length;
      // Claims on a kind that was just defined are looked at again after a second.
      await new Promise(resolve => setTimeout(resolve, 1_200));
    }
    return runs.splice(0).sort();
  };
  try {
    await eventually('every claim is looked at', () => runs.length >= 40);
    await atRest();

    for (let i = 0; i < 20; i += 1) {
      await api.create(resourceClaimPolicies, {
        ...aPolicy('tenant', ['*']),
        metadata: { namespace: 'tenant', name: `policy-${i}` },
      });
      await api.create(resourceClaimPolicies, {
        ...aPolicy('pool', ['*'], { group: '', kind: 'Secret' }),
        metadata: { namespace: 'pool', name: `of-secrets-${i}` },
      });
    }
    assert.deepEqual(await atRest(), []);

    await api.create(resourceClaimPolicies, aPolicy('pool', ['apps']));
    await eventually('the policy of the owner opens them', () =>
      api.peek<ResourceClaim>(resourceClaims).every(isReady),
    );
  } finally {
    stop.abort();
    await api.close();
    await ended;
  }
});
