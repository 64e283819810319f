import type { Environment } from '@marcbachmann/cel-js';

type Comparable = bigint | number | string;

const compare = (a: Comparable, b: Comparable) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** What Kubernetes' CEL knows of lists (apiserver 0.37: lists) and the library does not. */
export function addListFunctions(environment: Environment): Environment {
  const extreme = (list: Comparable[], sign: number) => {
    if (list.length === 0) throw new Error('the list is empty');
    return list.reduce((a, b) => (sign * compare(a, b) <= 0 ? a : b));
  };
  return environment
    .registerFunction('list.isSorted(): bool', (list: Comparable[]) =>
      list.every(
        (item, index) =>
          index === 0 || compare(list[index - 1] as Comparable, item) <= 0,
      ),
    )
    .registerFunction('list.sum(): dyn', (list: any[]) =>
      list.length === 0 ? 0n : list.reduce((a, b) => a + b),
    )
    .registerFunction('list.min(): dyn', (list: Comparable[]) =>
      extreme(list, 1),
    )
    .registerFunction('list.max(): dyn', (list: Comparable[]) =>
      extreme(list, -1),
    )
    .registerFunction('list.indexOf(dyn): int', (list: unknown[], item) =>
      BigInt(list.indexOf(item)),
    )
    .registerFunction('list.lastIndexOf(dyn): int', (list: unknown[], item) =>
      BigInt(list.lastIndexOf(item)),
    );
}
