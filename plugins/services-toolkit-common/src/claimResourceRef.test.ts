import { claimResourceRef, parseClaimResourceRef } from './claimResourceRef';

describe('claimResourceRef', () => {
  it.each([
    [{ cluster: 'workload', namespace: 'my-apps', name: 'db' }],
    [{ cluster: 'eu/west 1', namespace: 'my-apps', name: 'db.x' }],
    [
      {
        cluster: 'w',
        namespace: 'a',
        name: 'b',
        kind: 'ResourceClaim' as const,
      },
    ],
  ])('comes back from its ref: %j', key => {
    expect(parseClaimResourceRef(claimResourceRef(key))).toEqual(key);
  });

  it.each(['', 'a/b', 'a/b/c/d', 'a//c', '%/b/c'])(
    'does not take %j for a claim',
    ref => {
      expect(parseClaimResourceRef(ref)).toBeUndefined();
    },
  );
});
