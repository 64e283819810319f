import fc from 'fast-check';
import { OrderedByKey } from './OrderedByKey';

describe('OrderedByKey', () => {
  it('holds what a map would, in the order of the keys', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'a-b', 'a/b', 'B', 'ä', 'z'),
      value: fc.nat(),
      removes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const ordered = new OrderedByKey<{ key: string; value: number }>();
        const map = new Map<string, number>();
        for (const { key, value, removes } of steps) {
          if (removes) {
            ordered.delete(key);
            map.delete(key);
          } else {
            ordered.set({ key, value });
            map.set(key, value);
          }
        }
        expect(ordered.list()).toEqual(
          [...map.keys()]
            .sort()
            .map(key => ({ key, value: map.get(key) ?? -1 })),
        );
      }),
    );
  });

  it('leaves a list as it was when somebody asked for it', () => {
    const ordered = new OrderedByKey<{ key: string }>();
    ordered.set({ key: 'b' });
    const before = ordered.list();
    ordered.set({ key: 'a' });
    ordered.delete('b');
    expect(before).toEqual([{ key: 'b' }]);
    expect(ordered.list()).toEqual([{ key: 'a' }]);
  });
});
