import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { silentLogger } from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import {
  aPolicy,
  aResourceClaim,
  aSecret,
  resourceClaimPolicies,
  resourceClaims,
} from './__testUtils__/databases';
import { createControllers } from './process/createControllers';

const { secrets } = builtinResourceTypes;
const copy = { namespace: 'apps', name: 'login' };

const api = new InMemoryKubernetes();
const stop = new AbortController();
let ended: Promise<void>;

/** The claim is on a Secret itself, of another namespace. */
before(async () => {
  await api.create(secrets, aSecret('pool', 'login', { password: 'one' }));
  await api.create(
    resourceClaimPolicies,
    aPolicy('pool', ['apps'], { group: '', kind: 'Secret' }),
  );
  await api.create(
    resourceClaims,
    aResourceClaim('apps', 'claim', {
      ...{ apiVersion: 'v1', kind: 'Secret', namespace: 'pool', name: 'login' },
    }),
  );
  const { runner } = createControllers({
    client: api,
    leaseNamespace: 'services-toolkit',
    logger: silentLogger,
  });
  ended = runner.run(stop.signal);
  await untilBoundTo('login');
});

after(async () => {
  stop.abort();
  await api.close();
  await ended;
});

function untilBoundTo(name: string) {
  return eventually(`the claim is bound to ${name}`, () =>
    api
      .peek<ResourceClaim>(resourceClaims)
      .every(claim => isReady(claim) && claim.status?.binding?.name === name),
  );
}

async function passwordOf(key: { namespace: string; name: string }) {
  const { data = {} } = await api.get<
    KubernetesObject & { data?: Record<string, string> }
  >(secrets, key);
  return Buffer.from(data.password ?? '', 'base64').toString();
}

test('a copy follows a Secret that is claimed itself', async () => {
  await api.patch(
    secrets,
    { namespace: 'pool', name: 'login' },
    { data: { password: Buffer.from('two').toString('base64') } },
    { type: 'merge' },
  );
  await eventually(
    'the copy has the new password',
    async () => (await passwordOf(copy)) === 'two',
  );
});

test('a copy that somebody deletes is made again', async () => {
  await api.delete(secrets, copy);
  await eventually('there is a copy again', () =>
    api.peek(secrets).some(({ metadata }) => metadata.namespace === 'apps'),
  );
  await untilBoundTo('login');
});

test('a copy that is said to be somebody else’s is left to them, and another one is made', async () => {
  await api.patch(
    secrets,
    copy,
    { metadata: { ownerReferences: null } },
    { type: 'merge' },
  );
  await eventually('the claim is bound to another copy', () =>
    api
      .peek<ResourceClaim>(resourceClaims)
      .some(({ status }) => status?.binding?.name !== 'login'),
  );
  const [claim] = api.peek<ResourceClaim>(resourceClaims);
  const { uid = '' } = claim?.metadata ?? {};
  await untilBoundTo(`login-${uid.slice(0, 8)}`);
});
