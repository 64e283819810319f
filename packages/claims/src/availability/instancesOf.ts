import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';

/**
 * Where a class gets the instances of its claims from: one of a pool that exists already, which goes back to it, or one that
 * is made for the claim, and goes with it. The verb `claim` is asked for the latter only.
 *
 * @public
 */
export function instancesOf({
  spec,
}: Pick<ClusterInstanceClass, 'spec'>): 'pool' | 'provisioner' {
  return spec.pool ? 'pool' : 'provisioner';
}
