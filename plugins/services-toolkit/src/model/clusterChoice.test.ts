import { clusterChoice } from './clusterChoice';

describe('clusterChoice', () => {
  it.each([
    ['a ready cluster is open', { ready: 'True' }, { open: true }],
    [
      'so is one that nobody has looked at',
      { ready: 'Unknown' },
      { open: true },
    ],
    [
      'one that is away is closed',
      { ready: 'True', stale: true },
      { open: false, why: 'away' },
    ],
    [
      'one that is not ready says why',
      { ready: 'False', reason: 'PooledResourceNotFound', message: 'No CRD.' },
      { open: false, why: 'notReady', detail: 'No CRD.' },
    ],
    [
      'or at least the reason',
      { ready: 'False', reason: 'PooledResourceNotFound' },
      { open: false, why: 'notReady', detail: 'PooledResourceNotFound' },
    ],
  ] as const)('%s', (_, cluster, expected) => {
    expect(clusterChoice({ name: 'a', ...cluster })).toEqual(expected);
  });
});
