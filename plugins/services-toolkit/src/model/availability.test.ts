import { availabilityOf } from './availability';

const instances = [1, 2, 3, 4].map(number => ({
  apiVersion: 'example.org/v1',
  kind: 'Database',
  name: `db-${number}`,
}));

describe('availabilityOf', () => {
  it('tells how many are free for the namespace, whoever waits elsewhere', () => {
    expect(
      availabilityOf({ waiting: 2 }, { instances, mayBeMore: false }),
    ).toEqual({ state: 'free', number: 4, mayBeMore: false });
  });

  it('tells that none is free, and how many wait already', () => {
    const none = { instances: [], mayBeMore: false };
    expect(availabilityOf({ waiting: 35 }, none)).toEqual({
      state: 'exhausted',
      waiting: 35,
    });
    expect(availabilityOf({}, none)).toEqual({
      state: 'exhausted',
      waiting: 0,
    });
  });

  it('goes by those that wait where the cluster does not tell what is free', () => {
    expect(availabilityOf({ waiting: 1 }, undefined)).toEqual({
      state: 'exhausted',
      waiting: 1,
    });
    expect(availabilityOf({ waiting: 0 }, undefined)).toEqual({
      state: 'unknown',
    });
    expect(availabilityOf(undefined, undefined)).toEqual({ state: 'unknown' });
  });
});
