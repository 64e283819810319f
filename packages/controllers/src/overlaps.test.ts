import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import {
  InMemoryKubernetes,
  type InMemoryCall,
} from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import {
  aClaim,
  aPolicy,
  aSecret,
  classClaims,
  clusterInstanceClasses,
  resourceClaimPolicies,
  resourceClaims,
} from './__testUtils__/databases';
import { createControllers } from './process/createControllers';

const { secrets } = builtinResourceTypes;

/** Runs the controllers over a pool of one Secret, on an API that does this before it answers. */
async function startPool(
  t: TestContext,
  before: (call: string) => Promise<void> | void,
): Promise<InMemoryKubernetes> {
  const api = new InMemoryKubernetes({
    before: async ({ verb, type, subresource }: InMemoryCall) =>
      before(`${verb} ${type.plural}${subresource ? '/status' : ''}`),
  });
  await api.create(secrets, aSecret('pool', 'login', { password: 'one' }));
  await api.create(
    resourceClaimPolicies,
    aPolicy('pool', ['apps'], { group: '', kind: 'Secret' }),
  );
  await api.create(clusterInstanceClasses, {
    ...{ apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1' },
    kind: 'ClusterInstanceClass',
    metadata: { name: 'logins' },
    ...{ spec: { pool: { kind: 'Secret', namespaces: ['pool'] } } },
  });
  const stop = new AbortController();
  const { runner } = createControllers({
    client: api,
    leaseNamespace: 'services-toolkit',
    logger: silentLogger,
  });
  const ended = runner.run(stop.signal);
  t.after(async () => {
    stop.abort();
    await api.close();
    await ended;
  });
  await eventually('the class is ready', () =>
    api.peek<ClusterInstanceClass>(clusterInstanceClasses).every(isReady),
  );
  return api;
}

function stateOf(api: InMemoryKubernetes) {
  const [claim] = api.peek<ClassClaim>(classClaims);
  const [resourceClaim] = api.peek<ResourceClaim>(resourceClaims);
  return {
    claim: claim !== undefined && isReady(claim),
    resourceClaim: resourceClaim !== undefined && isReady(resourceClaim),
  };
}

function untilReady(api: InMemoryKubernetes) {
  return eventually(
    'both claims are ready',
    () => {
      const { claim, resourceClaim } = stateOf(api);
      return claim && resourceClaim;
    },
    { timeoutMs: 5_000 },
  );
}

test('the Secret is read while the Lease is written, and copied once it is', async t => {
  const calls: string[] = [];
  const gets = () => calls.filter(call => call === 'get secrets').length;
  const api = await startPool(t, async call => {
    calls.push(call);
    if (call === 'create leases') {
      // Once for the names of its keys, which nothing in memory notes, and once to copy it.
      await eventually('the Secret is asked for', () => gets() === 2);
      calls.push('leases are answered');
    }
  });
  calls.length = 0;
  await api.create(classClaims, aClaim('apps', 'one', 'logins'));
  await untilReady(api);
  assert.ok(
    calls.indexOf('leases are answered') < calls.indexOf('create secrets'),
    calls.join(', '),
  );
  assert.equal(gets(), 2);
});

test('a ClassClaim says what it has while its ResourceClaim says so', async t => {
  const calls: string[] = [];
  const api = await startPool(t, async call => {
    calls.push(call);
    if (call === 'update resourceclaims/status') {
      await eventually('the ClassClaim is written', () =>
        calls.includes('update classclaims/status'),
      );
    }
  });
  await api.create(classClaims, aClaim('apps', 'one', 'logins'));
  await untilReady(api);
});

test('a ClassClaim keeps what it has said where its ResourceClaim could not say so at once', async t => {
  const calls: string[] = [];
  let refused = 0;
  const api = await startPool(t, async call => {
    calls.push(call);
    if (call === 'update resourceclaims/status' && refused < 3) {
      refused++;
      await eventually('the ClassClaim is written', () =>
        calls.includes('update classclaims/status'),
      );
      throw new KubernetesApiError({
        ...{ code: 409, reason: 'Conflict' },
        message: 'the object has been modified',
      });
    }
  });
  await api.create(classClaims, aClaim('apps', 'one', 'logins'));
  await untilReady(api);
  assert.equal(refused, 3);
  assert.equal(
    calls.filter(call => call === 'update classclaims/status').length,
    1,
  );
});
