import { NotificationLimit } from './NotificationLimit';

describe('NotificationLimit', () => {
  it('tells of a claim six times an hour', () => {
    let now = 0;
    const limit = new NotificationLimit({ now: () => now });
    const told = () => limit.take('5f7d', ['user:default/zoe']).length;
    expect(Array.from({ length: 8 }, told)).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
    expect(limit.take('another', ['user:default/zoe'])).toHaveLength(1);
    now += 60 * 60 * 1000;
    expect(told()).toBe(1);
  });

  it('tells one recipient sixty things an hour, however many claims there are, and the others all the same', () => {
    const limit = new NotificationLimit({ now: () => 0 });
    const told = Array.from(
      { length: 100 },
      (_, claim) => limit.take(`${claim}`, ['user:default/zoe']).length,
    );
    expect(told.filter(Boolean)).toHaveLength(60);
    expect(limit.take('last', ['user:default/zoe', 'group:a/b'])).toEqual([
      'group:a/b',
    ]);
  });
});
