import type { ApiGroup } from '../ApiGroup';

/** One import for each group, whatever the order in which they were seen: nobody takes a group over by a later import. */
export function oldestOfEach<
  T extends { age: string; group: Pick<ApiGroup, 'discovery'> },
>(imports: readonly T[]): T[] {
  const oldest = new Map<string, T>();
  for (const one of imports) {
    const { group } = one.group.discovery();
    const known = oldest.get(group);
    if (!known || one.age < known.age) {
      oldest.set(group, one);
    }
  }
  return [...oldest.values()];
}
