import { claimRules } from './rules';

const claim = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'db',
  class: 'postgres-pool',
  requestedBy: 'backstage:user:default/alice',
};

describe('claim rules', () => {
  it.each([
    [{ clusters: ['workload'] }, true],
    [{ clusters: ['work', 'other'] }, false],
    [{ clusters: [] }, false],
  ])('isInCluster %j', (params, expected) => {
    expect(claimRules.isInCluster.apply(claim, params)).toBe(expected);
  });

  it.each([
    [{ namespaces: ['x', 'my-apps'] }, true],
    [{ namespaces: ['apps'] }, false],
  ])('isInNamespace %j', (params, expected) => {
    expect(claimRules.isInNamespace.apply(claim, params)).toBe(expected);
  });

  it.each([
    [claim, { classes: ['postgres-pool'] }, true],
    [claim, { classes: ['postgres'] }, false],
    [{ ...claim, class: undefined }, { classes: ['postgres-pool'] }, false],
  ])('hasClass %j %j', (of, params, expected) => {
    expect(claimRules.hasClass.apply(of, params)).toBe(expected);
  });

  it.each([
    [claim, { users: ['user:default/alice'] }, true],
    [claim, { users: ['user:default/bob'] }, false],
    [{ ...claim, requestedBy: undefined }, { users: ['undefined'] }, false],
    [
      // Somebody who is called so in the cluster, not in the portal.
      { ...claim, requestedBy: 'user:default/alice' },
      { users: ['user:default/alice'] },
      false,
    ],
  ])('isRequestedBy %j %j', (of, params, expected) => {
    expect(claimRules.isRequestedBy.apply(of, params)).toBe(expected);
  });
});
