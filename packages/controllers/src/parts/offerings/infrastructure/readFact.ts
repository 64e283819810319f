import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import {
  describeMissingRule,
  type MissingRule,
} from '../../../runtime/MissingRule';
import { readWatch } from '../../../runtime/readWatch';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { FactReading } from './FactReading';

/** What the objects of a kind tell. A kind that is not installed has none. */
export function readFact<T extends KubernetesObject, TFact>(
  kind: FollowedKind<T>,
  tell: (objects: readonly T[]) => TFact,
  describe: (rule: MissingRule) => string = describeRule,
): FactReading<TFact> {
  if (kind.phase === 'undefined') {
    return { kind: 'known', value: tell([]) };
  }
  const reading = readWatch(kind);
  switch (reading.kind) {
    case 'found':
      return { kind: 'known', value: tell(kind.list()) };
    case 'absent':
      return { kind: 'known', value: tell([]) };
    case 'forbidden':
      return { kind: 'forbidden', missingRule: describe(reading.rule) };
    case 'failed':
      return {
        kind: 'failed',
        message: `${kind.type.plural} cannot be read: ${reading.message}`,
      };
    default:
      return { kind: 'pending' };
  }
}

function describeRule(rule: MissingRule): string {
  return describeMissingRule(rule, 'offered', ['list', 'watch']);
}
