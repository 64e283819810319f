import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { aPolicy, aPoolClass } from './databases';
import type { TestCluster } from './TestCluster';

const { clusterInstanceClasses, resourceClaimPolicies } = resourceTypes;

/**
 * A pool for one test: a namespace with these databases, and a class of the namespace's name that selects them by label.
 *
 * @param instances - their names, or how many there are
 * @param openTo - the namespaces whose claims may have them
 * @returns the name of namespace and class
 */
export async function addPool(
  cluster: TestCluster,
  instances: readonly string[] | number,
  openTo: string[],
): Promise<string> {
  const pool = await cluster.namespace('pool');
  const names =
    typeof instances === 'number'
      ? Array.from({ length: instances }, (_, i) => `${pool}-${i}`)
      : instances;
  for (const name of names) {
    await cluster.addDatabase(pool, name, { password: `of-${name}` }, { pool });
  }
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, openTo));
  await cluster.client.create(
    clusterInstanceClasses,
    aPoolClass(pool, { labelSelector: { matchLabels: { pool } } }),
  );
  return pool;
}
