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
  aPoolClass,
  aResourceClaim,
  aSecret,
  clusterInstanceClasses,
  resourceClaims,
} from './__testUtils__/databases';
import { createControllers } from './process/createControllers';

const claims = 20;

/** Runs controllers until the class tells of the pool that it follows it, and all claims are ready. */
async function run(api: InMemoryKubernetes): Promise<string[]> {
  const runs: string[] = [];
  const stop = new AbortController();
  const { runner } = createControllers({
    client: api,
    leaseNamespace: 'services-toolkit',
    logger: silentLogger,
    onOutcome: (_, key, __, controller) => {
      if (controller === 'ResourceClaim') {
        runs.push(String(key));
      }
    },
  });
  const ended = runner.run(stop.signal);
  const poolListed = new Promise<void>(resolve => {
    let watched = 0;
    api.hooks.before = ({ verb, type }) => {
      // All Secrets, and those of the pool.
      if (verb === 'watch' && type.kind === 'Secret' && ++watched === 2) {
        resolve();
      }
    };
  });
  await poolListed;
  await eventually('every claim is ready', () =>
    api.peek<ResourceClaim>(resourceClaims).every(isReady),
  );
  await eventually(
    'every claim was looked at',
    () => new Set(runs).size === claims,
  );
  // What the pool's list woke would be looked at by now.
  await new Promise(resolve => setTimeout(resolve, 100));
  stop.abort();
  await ended;
  return runs;
}

test('a start looks once at each claim on a Secret, also where a pool offers these', async () => {
  const api = new InMemoryKubernetes();
  for (let i = 0; i < claims; i++) {
    const name = `login-${i}`;
    const secret = aSecret('apps', name, { password: name });
    await api.create(builtinResourceTypes.secrets, {
      ...secret,
      metadata: { ...secret.metadata, labels: { pool: 'yes' } },
    });
    await api.create(
      resourceClaims,
      aResourceClaim('apps', name, {
        ...{ apiVersion: 'v1', kind: 'Secret', namespace: 'apps', name },
      }),
    );
  }
  await api.create(
    clusterInstanceClasses,
    aPoolClass('logins', {
      ...{ group: '', kind: 'Secret' },
      labelSelector: { matchLabels: { pool: 'yes' } },
    }),
  );
  await run(api);
  const runs = await run(api);
  assert.equal(runs.length, claims);
  await api.close();
});
