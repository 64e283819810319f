import { getCondition, type Condition } from '@services-toolkit/kubernetes-api';
import type { Actor } from '../../../runtime/Decision';

/**
 * Who acts next on an object that says this. A reason that the original left, and is none of ours, is about to be said anew
 * by the controller.
 *
 * @param notSaidYet - who does as long as there is no condition Ready
 */
export function whoActs(
  actorOfReason: Readonly<Record<string, Actor>>,
  conditions: readonly Condition[] | undefined,
  notSaidYet: Actor = 'controller',
): Actor {
  const ready = getCondition(conditions, 'Ready');
  if (!ready) {
    return notSaidYet;
  }
  return ready.status === 'True'
    ? 'wait'
    : actorOfReason[ready.reason ?? ''] ?? 'controller';
}
