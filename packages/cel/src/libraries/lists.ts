import { FunctionTable } from '../environment/FunctionTable';
import type { Budget } from '../limits/Budget';
import { CelError, noSuchOverload, survivable } from '../values/CelError';
import { compare, isComparable } from '../values/compare';
import { Duration } from '../values/Duration';
import { equals } from '../values/equals';
import { int, uint } from '../values/numbers';
import { Optional } from '../values/Optional';
import { typeNameOf } from '../values/typeOf';
import { Uint } from '../values/Uint';
import { sortBy } from './sortBy';

const largestRange = 1_000_000n;
const comparable = [
  'int',
  'uint',
  'double',
  'bool',
  'duration',
  'timestamp',
  'string',
  'bytes',
];

/** Kubernetes' own functions on lists (apiserver 0.37, `library/lists.go`), and those of cel-go's `ext/lists.go`, version 3. */
export const lists = new FunctionTable()
  .member('indexOf', ['list<A>', 'A'], 'int', (budget, list: unknown[], item) =>
    BigInt(list.findIndex(one => isSame(budget, one, item))),
  )
  .member(
    'lastIndexOf',
    ['list<A>', 'A'],
    'int',
    (budget, list: unknown[], item) =>
      BigInt(list.findLastIndex(one => isSame(budget, one, item))),
  )
  .member('first', ['list<A>'], 'optional<A>', (_, list: unknown[]) =>
    list.length > 0 ? Optional.of(list[0]) : Optional.none,
  )
  .member('last', ['list<A>'], 'optional<A>', (_, list: unknown[]) =>
    list.length > 0 ? Optional.of(list.at(-1)) : Optional.none,
  )
  .member('slice', ['list<A>', 'int', 'int'], 'list<A>', slice)
  .member(
    'flatten',
    ['list<list<A>>'],
    'list<A>',
    (budget, list: unknown) => flatten(budget, list, 1n),
    { isUnguarded: true },
  )
  .member('flatten', ['list<dyn>', 'int'], 'list<dyn>', flattenDeep, {
    isUnguarded: true,
    measuredOperand: 1,
  })
  .member('reverse', ['list<A>'], 'list<A>', (budget, list: unknown[]) => {
    budget.spend(list.length);
    return [...list].reverse();
  })
  .member('distinct', ['list<A>'], 'list<A>', distinct, { measuredOperand: 0 })
  .global('lists.range', ['int'], 'list<int>', range);

for (const type of comparable) {
  lists
    .member('isSorted', [`list<${type}>`], 'bool', (budget, list: unknown[]) =>
      list.every(
        (item, index) =>
          order(budget, index > 0 ? list[index - 1] : item, item) <= 0,
      ),
    )
    .member('max', [`list<${type}>`], type, (budget, list: unknown[]) =>
      extreme(budget, list, 'max'),
    )
    .member('min', [`list<${type}>`], type, (budget, list: unknown[]) =>
      extreme(budget, list, 'min'),
    )
    .member(
      'sort',
      [`list<${type}>`],
      `list<${type}>`,
      (budget, list: unknown[]) => sortBy(budget, list, list),
      { measuredOperand: 0, isSingleton: true },
    )
    .member(
      '@sortByAssociatedKeys',
      ['list<A>', `list<${type}>`],
      'list<A>',
      sortBy,
      { measuredOperand: 1, isSingleton: true },
    );
}
const sums: [string, (list: any[]) => unknown][] = [
  ['int', (list: bigint[]) => list.reduce((a, b) => int(a + b), 0n)],
  [
    'uint',
    (list: Uint[]) =>
      list.reduce((a, b) => uint(a.value + b.value), new Uint(0n)),
  ],
  ['double', (list: number[]) => list.reduce((a, b) => a + b, 0)],
  [
    'duration',
    (list: Duration[]) =>
      Duration.of(list.reduce((nanos, one) => nanos + one.nanos, 0n)),
  ],
];
for (const [type, sum] of sums) {
  lists.member('sum', [`list<${type}>`], type, (budget, list: unknown[]) => {
    budget.spend(list.length);
    if (list.some(item => typeNameOf(item) !== typeNameOf(sum([])))) {
      throw noSuchOverload();
    }
    return sum(list);
  });
}

/** What cannot be compared is not the same. */
function isSame(budget: Budget, a: unknown, b: unknown): boolean {
  budget.spend(1);
  try {
    return equals(a, b, budget);
  } catch (error) {
    survivable(error);
    return false;
  }
}

/** Where two items have no order, such as a number and a text, neither is before the other. */
function order(budget: Budget, a: unknown, b: unknown): number {
  budget.spend(1);
  if (!isComparable(a) || !isComparable(b)) {
    throw noSuchOverload();
  }
  try {
    return compare(a, b, budget);
  } catch (error) {
    survivable(error);
    return 0;
  }
}

function extreme(
  budget: Budget,
  list: readonly unknown[],
  which: 'min' | 'max',
): unknown {
  if (list.length === 0) {
    throw new CelError(`${which} called on empty list`);
  }
  // One item alone has to be something that has an order, too.
  order(budget, list[0], list[0]);
  const sign = which === 'min' ? 1 : -1;
  return list.reduce((best, item) =>
    order(budget, best, item) * sign > 0 ? item : best,
  );
}

function slice(
  budget: Budget,
  list: unknown[],
  start: bigint,
  end: bigint,
): unknown[] {
  if (start < 0n || end < 0n || start > end || BigInt(list.length) < end) {
    throw new CelError(
      `cannot slice(${start}, ${end}), list is length ${list.length}`,
    );
  }
  budget.spend(Number(end - start));
  return list.slice(Number(start), Number(end));
}

function flatten(budget: Budget, list: unknown, depth: unknown): unknown[] {
  if (!Array.isArray(list) || typeof depth !== 'bigint') {
    throw noSuchOverload();
  }
  if (depth < 0n) {
    throw new CelError('level must be non-negative');
  }
  budget.spend(list.length);
  return list.flatMap(item =>
    Array.isArray(item) && depth > 0n
      ? flatten(budget, item, depth - 1n)
      : [item],
  );
}

/** An API server counts the depth that is asked for, however deep the list is. */
function flattenDeep(budget: Budget, list: unknown, depth: unknown): unknown[] {
  if (Array.isArray(list) && typeof depth === 'bigint' && depth > 1n) {
    budget.spend(list.length * Number(depth - 1n));
  }
  return flatten(budget, list, depth);
}

function distinct(budget: Budget, list: unknown[]): unknown[] {
  const found: unknown[] = [];
  for (const item of list) {
    if (!found.some(other => isSame(budget, item, other))) {
      found.push(item);
    }
  }
  return found;
}

function range(budget: Budget, size: bigint): bigint[] {
  if (size < 0n || size > largestRange) {
    throw new CelError(
      `lists.range: size must be from 0 to ${largestRange}, got ${size}`,
    );
  }
  budget.spend(Number(size));
  return Array.from({ length: Number(size) }, (_, index) => BigInt(index));
}
