import {
  FunctionTable,
  type Implementation,
} from '../environment/FunctionTable';
import { selectIndex } from '../environment/select';
import type { Budget } from '../limits/Budget';
import { CelError, survivable } from '../values/CelError';
import { lookUp, type CelMap } from '../values/CelMap';
import { compare } from '../values/compare';
import { Duration } from '../values/Duration';
import { equals, identityOf } from '../values/equals';
import {
  listKindOf,
  withListKind,
  type UnorderedKind,
} from '../values/listKind';
import { int, uint } from '../values/numbers';
import { Timestamp } from '../values/Timestamp';
import { Uint } from '../values/Uint';

/** An index is looked up in whatever stands before it. */
const unguarded = { isUnguarded: true };

/** The operators of CEL that evaluate all their operands (cel-go 0.29, `common/stdlib`). */
export const operators = new FunctionTable({ isSingleton: true })
  .global('!_', ['bool'], 'bool', (_, a: boolean) => !a)
  .global('-_', ['double'], 'double', (_, a: number) => -a)
  .global('-_', ['int'], 'int', (_, a: bigint) => int(-a))
  .global('_==_', ['A', 'A'], 'bool', (budget, a, b) => equals(a, b, budget))
  .global('_!=_', ['A', 'A'], 'bool', differs)
  .global('_[_]', ['list<A>', 'int'], 'A', itemAt, unguarded)
  .global('_[_]', ['map<A, B>', 'A'], 'B', itemAt, unguarded)
  .global(
    '_[_]',
    ['optional<list<A>>', 'int'],
    'optional<A>',
    itemAt,
    unguarded,
  )
  .global(
    '_[_]',
    ['optional<map<A, B>>', 'A'],
    'optional<B>',
    itemAt,
    unguarded,
  )
  .global('_[?_]', ['list<A>', 'int'], 'optional<A>', optionalItemAt, unguarded)
  .global(
    '_[?_]',
    ['optional<list<A>>', 'int'],
    'optional<A>',
    optionalItemAt,
    unguarded,
  )
  .global('_[?_]', ['map<A, B>', 'A'], 'optional<B>', optionalItemAt, unguarded)
  .global(
    '_[?_]',
    ['optional<map<A, B>>', 'A'],
    'optional<B>',
    optionalItemAt,
    unguarded,
  )
  .global('@in', ['A', 'list<A>'], 'bool', (budget, item, list: unknown[]) =>
    includes(budget, list, item),
  )
  .global(
    '@in',
    ['A', 'map<A, B>'],
    'bool',
    (_, key, map: CelMap) => lookUp(map, key) !== undefined,
  );

addArithmetic();
addComparisons();

function itemAt(_: Budget, value: unknown, at: unknown): unknown {
  return selectIndex(value, at, false);
}

function optionalItemAt(_: Budget, value: unknown, at: unknown): unknown {
  return selectIndex(value, at, true);
}

/** What cannot be compared differs. */
function differs(budget: Budget, a: unknown, b: unknown): boolean {
  try {
    return !equals(a, b, budget);
  } catch (error) {
    survivable(error);
    return true;
  }
}

/**
 * Whether an item of a list equals a value. An item that cannot be compared is no reason not to look at the others; of a list
 * that has a schema it is told in the end.
 */
export function includes(
  budget: Budget,
  list: readonly unknown[],
  item: unknown,
): boolean {
  const hasSchema = listKindOf(list) !== undefined;
  let failure: unknown;
  for (const one of list) {
    budget.spend(1);
    try {
      if (hasSchema ? equals(one, item, budget) : equals(item, one, budget)) {
        return true;
      }
    } catch (error) {
      const survived = survivable(error);
      failure ??= survived;
    }
  }
  if (hasSchema && failure) {
    throw failure;
  }
  return false;
}

type Row = [params: readonly string[], result: string, call: Implementation];

function onInts(calculate: (a: bigint, b: bigint) => bigint): Row {
  return [
    ['int', 'int'],
    'int',
    (_, a: bigint, b: bigint) => int(calculate(a, b)),
  ];
}

function onUints(calculate: (a: bigint, b: bigint) => bigint): Row {
  return [
    ['uint', 'uint'],
    'uint',
    (_, a: Uint, b: Uint) => uint(calculate(a.value, b.value)),
  ];
}

function onDoubles(calculate: (a: number, b: number) => number): Row {
  return [
    ['double', 'double'],
    'double',
    (_, a: number, b: number) => calculate(a, b),
  ];
}

/** In cel-go's order: the first that may be meant decides what an empty list is taken for. */
function addArithmetic(): void {
  const add = (a: bigint, b: bigint) => a + b;
  const subtract = (a: bigint, b: bigint) => a - b;
  const multiply = (a: bigint, b: bigint) => a * b;
  const divide = (a: bigint, b: bigint) => a / nonZero(b, 'division by zero');
  const modulo = (a: bigint, b: bigint) => a % nonZero(b, 'modulus by zero');
  const rows: Record<string, Row[]> = {
    '_+_': [
      [['bytes', 'bytes'], 'bytes', concatenateBytes],
      onDoubles((a, b) => a + b),
      [
        ['duration', 'duration'],
        'duration',
        (_, a: Duration, b: Duration) => Duration.of(a.nanos + b.nanos),
      ],
      [
        ['duration', 'timestamp'],
        'timestamp',
        (_, a: Duration, b: Timestamp) =>
          Timestamp.of(a.nanos + b.nanos, b.offset),
      ],
      [
        ['timestamp', 'duration'],
        'timestamp',
        (_, a: Timestamp, b: Duration) =>
          Timestamp.of(a.nanos + b.nanos, a.offset),
      ],
      onInts(add),
      [['list<A>', 'list<A>'], 'list<A>', concatenateLists],
      [['string', 'string'], 'string', concatenate],
      onUints(add),
    ],
    '_-_': [
      onDoubles((a, b) => a - b),
      [
        ['duration', 'duration'],
        'duration',
        (_, a: Duration, b: Duration) => Duration.of(a.nanos - b.nanos),
      ],
      onInts(subtract),
      [
        ['timestamp', 'duration'],
        'timestamp',
        (_, a: Timestamp, b: Duration) =>
          Timestamp.of(a.nanos - b.nanos, a.offset),
      ],
      [
        ['timestamp', 'timestamp'],
        'duration',
        (_, a: Timestamp, b: Timestamp) => Duration.of(a.nanos - b.nanos),
      ],
      onUints(subtract),
    ],
    '_*_': [onDoubles((a, b) => a * b), onInts(multiply), onUints(multiply)],
    '_/_': [onDoubles((a, b) => a / b), onInts(divide), onUints(divide)],
    '_%_': [onInts(modulo), onUints(modulo)],
  };
  for (const [name, overloads] of Object.entries(rows)) {
    overloads.forEach(row => operators.global(name, ...row));
  }
}

function nonZero(divisor: bigint, message: string): bigint {
  if (divisor === 0n) {
    throw new CelError(message);
  }
  return divisor;
}

function concatenate(budget: Budget, a: string, b: string): string {
  budget.spendText(a.length + b.length);
  return a + b;
}

function concatenateBytes(
  budget: Budget,
  a: Uint8Array,
  b: Uint8Array,
): Uint8Array {
  budget.spendText(a.length + b.length);
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function concatenateLists(
  budget: Budget,
  a: unknown[],
  b: unknown[],
): unknown[] {
  budget.spend((a.length + b.length) * 0.1);
  const kind = listKindOf(a);
  return kind && kind.kind !== 'atomic'
    ? merge(budget, a, b, kind)
    : [...a, ...b];
}

/** Server-side apply merges lists with keys so. */
function merge(
  budget: Budget,
  a: readonly unknown[],
  b: readonly unknown[],
  kind: UnorderedKind,
): unknown[] {
  const merged = [...a];
  const places = new Map(
    a.map((item, index) => [identityOf(item, kind, budget), index] as const),
  );
  for (const item of b) {
    const identity = identityOf(item, kind, budget);
    const place = places.get(identity);
    if (place === undefined) {
      places.set(identity, merged.length);
      merged.push(item);
    } else if (kind.kind === 'map') {
      merged[place] = item;
    }
  }
  return withListKind(merged, kind);
}

function addComparisons(): void {
  const same = (type: string) => [type, type];
  const pairs = [
    same('bool'),
    ...[same('int'), ['int', 'double'], ['int', 'uint']],
    ...[same('uint'), ['uint', 'double'], ['uint', 'int']],
    ...[same('double'), ['double', 'int'], ['double', 'uint']],
    ...['string', 'bytes', 'timestamp', 'duration'].map(same),
  ];
  const comparisons: [string, (order: number) => boolean][] = [
    ['_<_', order => order < 0],
    ['_<=_', order => order <= 0],
    ['_>_', order => order > 0],
    ['_>=_', order => order >= 0],
  ];
  for (const [name, holds] of comparisons) {
    for (const pair of pairs) {
      operators.global(name, pair, 'bool', (budget, a, b) =>
        holds(compare(a, b, budget)),
      );
    }
  }
}
