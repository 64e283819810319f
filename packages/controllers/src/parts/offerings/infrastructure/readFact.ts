import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { describeMissingRule } from '../../../runtime/MissingRule';
import { readWatch } from '../../../runtime/readWatch';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { FactReading } from './FactReading';

/** The verbs that following a kind takes. */
const verbs = ['list', 'watch'];

/** What the objects of a kind tell; nothing at all of a kind that is not installed, which is one that has no objects. */
export function readFact<T extends KubernetesObject, TFact>(
  kind: FollowedKind<T>,
  tell: (objects: readonly T[]) => FactReading<TFact>,
): FactReading<TFact> {
  if (kind.phase === 'undefined') {
    return tell([]);
  }
  const reading = readWatch(kind);
  switch (reading.kind) {
    case 'found':
      return tell(kind.list());
    case 'absent':
      return tell([]);
    case 'forbidden':
      return {
        kind: 'forbidden',
        missingRule: describeMissingRule(reading.rule, 'offered', verbs),
      };
    case 'failed':
      return {
        kind: 'failed',
        message: `${kind.type.plural} cannot be read: ${reading.message}`,
      };
    default:
      return { kind: 'pending' };
  }
}
