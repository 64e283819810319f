import type { Condition } from './Condition';

const fields = [
  'type',
  'status',
  'reason',
  'message',
  'lastTransitionTime',
  'observedGeneration',
] as const satisfies readonly (keyof Condition)[];

/** Whether two lists hold the same conditions, in any order: if so there is nothing to write. @public */
export function sameConditions(
  a: readonly Condition[] | undefined,
  b: readonly Condition[] | undefined,
): boolean {
  const left = a ?? [];
  const right = b ?? [];
  return (
    left.length === right.length &&
    left.every(one => {
      const other = right.find(({ type }) => type === one.type);
      return (
        other !== undefined &&
        fields.every(field => one[field] === other[field])
      );
    })
  );
}
