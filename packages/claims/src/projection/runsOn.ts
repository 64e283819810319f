import {
  getCondition,
  type Condition,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { sanitizeConditions } from '../diagnosis/sanitizeConditions';
import { isElsewhere } from './findProjectedGroup';
import type { ProjectedGroup } from './ProjectedGroup';

/**
 * Where something really runs that is used in a cluster. It names no address, and says nothing in the words of a failed
 * connection: those are for the operators.
 *
 * @public
 */
export interface RunsOn {
  /** What the service cluster is called; absent where the link that would say it is missing. */
  cluster?: string;
  /** The DownstreamClusterLink through which it is reached. */
  link: Required<Pick<ObjectReference, 'namespace' | 'name'>>;
  /**
   * `unreachable`: the service cluster does not answer; `broken`: the link, or the import of the API group, is not as it has
   * to be; `unknown`: nobody has looked yet.
   */
  state: 'ok' | 'unreachable' | 'broken' | 'unknown';
  /** Why it is not ok: a reason of the link's conditions, or of the import's. */
  reason?: string;
  /** Since when it is so, RFC 3339. */
  since?: string;
}

/** `undefined` where the group is the cluster's own, although somebody imports it. @public */
export function runsOn(projected: ProjectedGroup): RunsOn | undefined {
  if (!isElsewhere(projected)) {
    return undefined;
  }
  const { groupImport, link } = projected;
  const { namespace, name } = groupImport.spec.linkRef;
  return {
    ...(link && { cluster: link.spec.upstream.name }),
    link: { namespace, name },
    ...stateOf(projected),
  };
}

function stateOf({
  groupImport,
  link,
}: ProjectedGroup): Pick<RunsOn, 'state' | 'reason' | 'since'> {
  const imported = sanitizeConditions(groupImport);
  const linked = link ? sanitizeConditions(link) : [];
  const reachable = getCondition(linked, 'UpstreamReachable');
  if (reachable?.status === 'False') {
    return { state: 'unreachable', ...reasonOf(reachable) };
  }
  const failed = [
    getCondition(linked, 'Ready'),
    getCondition(imported, 'Ready'),
  ].find(condition => condition?.status === 'False');
  if (failed) {
    return { state: 'broken', ...reasonOf(failed) };
  }
  if (!link) {
    return { state: 'broken', reason: 'LinkNotFound' };
  }
  return reachable?.status === 'True' &&
    getCondition(imported, 'Ready')?.status === 'True'
    ? { state: 'ok', ...sinceOf(reachable) }
    : { state: 'unknown' };
}

function reasonOf(condition: Condition): Pick<RunsOn, 'reason' | 'since'> {
  const { reason } = condition;
  return { ...(reason && { reason }), ...sinceOf(condition) };
}

function sinceOf({ lastTransitionTime: since }: Condition) {
  return since ? { since } : {};
}
