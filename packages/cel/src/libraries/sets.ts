import { FunctionTable } from '../environment/FunctionTable';
import type { Budget } from '../limits/Budget';
import { includes } from './operators';

/** `sets` of cel-go 0.29 (`ext/sets.go`). */
export const sets = new FunctionTable()
  .global('sets.contains', ['list<T>', 'list<T>'], 'bool', contains)
  .global(
    'sets.equivalent',
    ['list<T>', 'list<T>'],
    'bool',
    (budget, a: unknown[], b: unknown[]) =>
      contains(budget, a, b) && contains(budget, b, a),
  )
  .global(
    'sets.intersects',
    ['list<T>', 'list<T>'],
    'bool',
    (budget, a: unknown[], b: unknown[]) =>
      a.some(item => includes(budget, b, item)),
  );

function contains(budget: Budget, list: unknown[], part: unknown[]): boolean {
  return part.every(item => includes(budget, list, item));
}
