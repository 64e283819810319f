import type {
  ClassClaim,
  ProgressConditionType,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { findObstacle } from './findObstacle';

/**
 * Which of kstatus' conditions is true of a claim: it makes progress on its own, or somebody has to act first. None is of one that is
 * ready, or is being released.
 *
 * @param claim - with the conditions that it is about to have
 * @param gets - what the reason alone does not tell: whether an instance fails that is not ready, and whether a class that is
 *   not ready has only not been looked at yet
 * @public
 */
export function progressOf(
  claim: ClassClaim | ResourceClaim,
  gets?: 'on' | 'stuck',
): ProgressConditionType | undefined {
  const obstacle = findObstacle(claim);
  if (!obstacle || obstacle.meaning.state === 'deleting') {
    return undefined;
  }
  const failed =
    gets === undefined ? obstacle.meaning.state === 'failed' : gets === 'stuck';
  return failed ? 'Stalled' : 'Reconciling';
}
