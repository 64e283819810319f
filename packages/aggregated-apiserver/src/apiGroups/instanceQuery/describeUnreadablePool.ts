import { describeRbacRule } from '@services-toolkit/claims';
import {
  isForbidden,
  isKindNotServed,
  type Informer,
} from '@services-toolkit/kubernetes-runtime';
import type { Pool } from './poolOf';

/** Why the instances of a pool cannot be told, and what to do about it. */
export function describeUnreadablePool(
  className: string,
  pool: Pool,
  informer: Pick<Informer<never>, 'state' | 'type'> | undefined,
): string {
  const start = `the pool of the class "${className}" cannot be read at the moment: `;
  const group = pool.group ? `the API group "${pool.group}"` : 'the core group';
  const error =
    informer?.state.kind === 'failing' ? informer.state.error : undefined;
  if (!informer || isKindNotServed(error)) {
    return `${start}the cluster serves no kind "${pool.kind}" of ${group} (any more)`;
  }
  const { type } = informer;
  if (isForbidden(error)) {
    return (
      `${start}the server that answers InstanceQueries may not read ${type.plural} of ${group}. ` +
      `For the operator of the cluster: ${describeRbacRule(type, 'claimable')}`
    );
  }
  return `${start}${error?.message ?? 'it has not been listed yet'}`;
}
