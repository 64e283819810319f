import { aClaim } from '../__testUtils__/builders';
import { pendingGroups } from './pendingGroups';

const pending = (name: string, reason: string, createdAt: string) =>
  aClaim({
    name,
    createdAt,
    conditions: [
      { type: 'ClassMatched', status: 'True', reason: 'ClassMatched' },
      { type: 'Ready', status: 'False', reason },
    ],
  });

describe('pendingGroups', () => {
  it('join claims that the same would fulfil, those that wait longest first', () => {
    const groups = pendingGroups([
      pending('c', 'ResourceNotReady', '2026-11-24T07:00:00Z'),
      pending('b', 'NoClaimableInstances', '2026-11-24T08:00:00Z'),
      pending('a', 'NoClaimableInstances', '2026-11-24T06:00:00Z'),
      pending('d', 'ResourceNotReady', '2026-11-24T09:00:00Z'),
    ]);
    expect(
      groups.map(({ reason, eachItsOwn, claims }) => [
        reason,
        eachItsOwn,
        claims.map(({ name }) => name),
      ]),
    ).toEqual([
      ['NoClaimableInstances', false, ['a', 'b']],
      ['ResourceNotReady', true, ['c', 'd']],
    ]);
  });

  it('know no reason where nobody has looked yet', () => {
    expect(pendingGroups([aClaim()])).toEqual([
      {
        cluster: 'workload',
        class: 'postgres',
        eachItsOwn: true,
        claims: [aClaim()],
      },
    ]);
  });

  it('keep clusters apart', () => {
    expect(
      pendingGroups([aClaim(), aClaim({ cluster: 'production' })]),
    ).toHaveLength(2);
  });
});
