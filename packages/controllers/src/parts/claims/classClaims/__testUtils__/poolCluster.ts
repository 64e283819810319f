import { type ClassClaim } from '@services-toolkit/kubernetes-api';
import { addPool } from '../../../../__testUtils__/addPool';
import { aClaim, classClaims } from '../../../../__testUtils__/databases';
import { says } from '../../../../__testUtils__/reasonOf';
import { cluster } from '../../../../__testUtils__/runningCluster';

/** A pool of its own for one test: a class of that name selects by label. */
export async function aPool(
  instances: string[],
): Promise<{ pool: string; apps: string }> {
  const apps = await cluster.namespace('apps');
  return { pool: await addPool(cluster, instances, [apps]), apps };
}

export async function claimUntil(
  namespace: string,
  name: string,
  className: string,
  reason: string,
): Promise<ClassClaim> {
  await cluster.client.create(classClaims, aClaim(namespace, name, className));
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name },
    says(reason),
  );
}
