import { type ResourceClaim } from '@services-toolkit/kubernetes-api';
import {
  aPolicy,
  aResourceClaim,
  aSecret,
  resourceClaimPolicies,
  resourceClaims,
} from '../../../../__testUtils__/databases';
import { says } from '../../../../__testUtils__/reasonOf';
import { cluster } from '../../../../__testUtils__/runningCluster';

export type Secret = ReturnType<typeof aSecret>;

/** Two namespaces, where the first opens its databases to the second. */
export async function openPool(): Promise<{ pool: string; apps: string }> {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, [apps]));
  return { pool, apps };
}

export function databaseRef(namespace: string, name: string) {
  return {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    name,
    namespace,
  };
}

export function claimOn(
  apps: string,
  name: string,
  ref: ResourceClaim['spec']['ref'],
  reason: string,
) {
  return cluster.client
    .create(resourceClaims, aResourceClaim(apps, name, ref))
    .then(() =>
      cluster.waitFor<ResourceClaim>(
        resourceClaims,
        { namespace: apps, name },
        says(reason),
      ),
    );
}

export function decode(secret: Secret, key: string): string {
  return Buffer.from(secret.data[key] ?? '', 'base64').toString();
}
