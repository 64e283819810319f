import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  annotations,
  builtinResourceTypes,
  isReady,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../../../__testUtils__/ControllersProcess';
import {
  classClaims,
  clusterInstanceClasses,
  resourceClaims,
} from '../../../../../__testUtils__/databases';
import { messageOf, says } from '../../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../../__testUtils__/TestCluster';
import { find } from '../../../../../__testUtils__/waitFor';
import { aCrossplaneClaim, aCrossplaneClass } from './crossplaneObjects';
import { FakeCrossplane } from './FakeCrossplane';

// The test files of Crossplane run in one process, and share one cluster: `together` in planJobs.mjs names them.

const { secrets } = builtinResourceTypes;

export let cluster: TestCluster;
export let crossplane: FakeCrossplane;
export let legacy: CompositeDefinition;
export let namespaced: CompositeDefinition;
export let wide: CompositeDefinition;

/** Who makes the claims, as the API server notes it where it can: classes are so young here that the controllers ask. */
export let requester: Record<string, string>;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  crossplane = new FakeCrossplane(cluster);
  await crossplane.uninstall();
  requester = await whoAmI();
  await crossplane.install();
  legacy = await crossplane.define('xlegacydbs', 'claims.example.org');
  namespaced = await crossplane.define('modernedbs', 'claims.example.org');
  wide = await crossplane.define('wideqs', 'claims.example.org');
  controllers = await cluster.startControllers();
  await addClass('legacy', legacy, {
    compositionSelector: { matchLabels: { tier: 'gold' } },
    compositionUpdatePolicy: 'Manual',
  });
  await addClass('namespaced', namespaced, {
    compositionRef: { name: 'small' },
    compositionSelector: { matchLabels: { tier: 'gold' } },
  });
  await addClass('wide', wide);
});

after(async () => {
  await controllers?.stop();
  await crossplane?.uninstall();
  await cluster?.stop();
});

async function whoAmI(): Promise<Record<string, string>> {
  const { status } = JSON.parse(
    await cluster.kubectl(['auth', 'whoami', '--output=json']),
  );
  return {
    [annotations.requestedBy]: status.userInfo.username,
    [annotations.requestedByGroups]: JSON.stringify(status.userInfo.groups),
  };
}

export async function startControllers(): Promise<void> {
  controllers = await cluster.startControllers();
}

export async function stopControllers(): Promise<void> {
  await controllers.stop();
}

export const creating = [
  'Ready',
  'False',
  'Creating',
  'Unready resources: db',
] as const;

export function createClaim(
  namespace: string,
  className: string,
  parameters?: Record<string, unknown>,
): Promise<ClassClaim> {
  const claim = aCrossplaneClaim(namespace, 'orders', className, parameters);
  return cluster.client.create(classClaims, {
    ...claim,
    metadata: { ...claim.metadata, annotations: requester },
  });
}

export async function addClass(
  name: string,
  { name: compositeResourceDefinition }: CompositeDefinition,
  choice: object = {},
): Promise<void> {
  await cluster.client.create(
    clusterInstanceClasses,
    aCrossplaneClass(name, { compositeResourceDefinition, ...choice }),
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    isReady,
  );
}

export function waitForClaim(
  namespace: string,
  condition: (claim: ClassClaim) => boolean,
): Promise<ClassClaim> {
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'orders' },
    condition,
  );
}

/** Waits until the claim says something; the reason may be the same all the time. */
export function waitForWords(
  namespace: string,
  words: RegExp,
): Promise<ClassClaim> {
  return waitForClaim(namespace, claim => words.test(messageOf(claim)));
}

/** A claim in a namespace of its own, and the XR that was made for it. */
export async function claimOn(
  className: string,
  definition: CompositeDefinition,
  parameters?: Record<string, unknown>,
) {
  const apps = await cluster.namespace('apps');
  await createClaim(apps, className, parameters);
  const claim = await waitForClaim(
    apps,
    ({ status }) => status?.provisionedResourceRef !== undefined,
  );
  const key = {
    name: claim.status?.provisionedResourceRef?.name ?? '',
    ...(definition.type.namespaced && { namespace: apps }),
  };
  const xr = await cluster.waitFor<CompositeResource>(
    definition.type,
    key,
    () => true,
  );
  return { apps, claim, key, xr };
}

/** Deletes a claim, lets Crossplane do its part, and sees that nothing is left. */
export async function release(
  definition: CompositeDefinition,
  { apps, key }: Pick<Awaited<ReturnType<typeof claimOn>>, 'apps' | 'key'>,
): Promise<void> {
  const claimKey = { namespace: apps, name: 'orders' };
  await cluster.client.delete(classClaims, claimKey);
  const leaving = await waitForClaim(apps, says('ClaimMarkedForDeletion'));
  assert.match(messageOf(leaving), new RegExp(`"${key.name}"`));
  const xr = await cluster.waitFor<CompositeResource>(
    definition.type,
    key,
    ({ metadata }) => metadata.deletionTimestamp !== undefined,
  );
  assert.ok(xr.metadata.finalizers?.length);
  await crossplane.releaseFinalizers(definition, key);
  await cluster.waitForEnd(classClaims, claimKey);
  assert.equal(await find(cluster.client, definition.type, key), undefined);
  const { items } = await cluster.client.list<ResourceClaim>(resourceClaims, {
    namespace: apps,
  });
  for (const { metadata } of items) {
    await cluster.waitForEnd(resourceClaims, {
      namespace: apps,
      name: metadata.name ?? '',
    });
  }
  const left = await cluster.client.list(secrets, { namespace: apps });
  for (const { metadata } of left.items) {
    // The garbage collector takes what the XR owned.
    await cluster.waitForEnd(secrets, {
      namespace: apps,
      name: metadata.name ?? '',
    });
  }
}

export async function passwordOf(claim: ClassClaim): Promise<string> {
  const secret = await cluster.client.get<
    KubernetesObject & { data: Record<string, string> }
  >(secrets, {
    namespace: claim.metadata.namespace ?? '',
    name: claim.status?.binding?.name ?? '',
  });
  return Buffer.from(secret.data.password ?? '', 'base64').toString();
}
