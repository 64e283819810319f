import type { Condition } from '@services-toolkit/kubernetes-api';
import { recordOf } from '../crossplane/recordOf';
import {
  conditionMeaning,
  conditionRank,
  phaseMeaning,
  type ConditionMeaning,
} from './conditionMeanings';
import { plainText } from './plainText';
import { sanitizeConditions } from './sanitizeConditions';

/** What an object says of itself that keeps it from being used. */
export interface Said {
  meaning: Exclude<ConditionMeaning, 'ready' | 'fine'>;
  /** The condition's type, or the field of its status. */
  where: string;
  /** In its words; absent where it has none. */
  words?: string;
  since?: string;
}

const meaningsInOrder = ['failing', 'underWay', 'notice'] as const;

/** Where operators without conditions say how they are, and why (MongoDB, Zalando, Percona, Argo CD and others). */
const phaseFields = ['phase', 'state', 'PostgresClusterStatus', 'health'];
const wordFields = [
  'message',
  'phaseReason',
  'statusMessage',
  'errorMessage',
  'failureMessage',
  'error',
  'messages',
  'errors',
  'reason',
];

/** All that an object says, the most telling first. It throws for nothing that others may have written. */
export function saidByObject(object: unknown): Said[] {
  const said = [
    ...sanitizeConditions(object).flatMap(saidByCondition),
    ...saidByStatus(object),
  ];
  return said
    .map((one, index) => ({ one, index }))
    .sort(
      (a, b) =>
        weightOf(a.one) - weightOf(b.one) ||
        conditionRank(a.one.where) - conditionRank(b.one.where) ||
        a.index - b.index,
    )
    .map(({ one }) => one);
}

/** What has words is told before what has none. */
function weightOf({ meaning, words }: Said): number {
  return meaningsInOrder.indexOf(meaning) + (words ? 0 : 10);
}

function saidByCondition(condition: Condition): Said[] {
  const { type, status, reason, message, lastTransitionTime } = condition;
  const meaning = conditionMeaning(type, status);
  if (meaning === 'ready' || meaning === 'fine') {
    return [];
  }
  const words = message || reason;
  return [
    {
      meaning,
      where: type,
      ...(words && { words }),
      ...(lastTransitionTime && { since: lastTransitionTime }),
    },
  ];
}

function saidByStatus(object: unknown): Said[] {
  const status = recordOf(recordOf(object)?.status) ?? {};
  const phaseField = phaseFields.find(field => plainText(status[field]));
  const phase = phaseField && plainText(status[phaseField]);
  const words = wordFields
    .map(field => wordsOf(status[field]))
    .find(one => one !== undefined);
  const where = phaseField ?? 'status';
  if (!phase) {
    return words ? [{ meaning: 'notice', where, words }] : [];
  }
  const meaning = phaseMeaning(phase);
  return meaning === 'ready' || meaning === 'fine'
    ? []
    : [{ meaning, where, words: words ? `${phase}: ${words}` : phase }];
}

function wordsOf(value: unknown): string | undefined {
  return Array.isArray(value)
    ? plainText(
        value
          .slice(0, 5)
          .flatMap(one => plainText(one) ?? [])
          .join('; '),
      )
    : plainText(value);
}
