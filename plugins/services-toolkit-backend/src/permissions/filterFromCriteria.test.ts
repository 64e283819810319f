import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import fc from 'fast-check';
import type { ClaimFilter, ClaimResource } from './claimPermissionResourceRef';
import { claimConditions } from './conditions';
import { filterFromCriteria } from './filterFromCriteria';
import { claimRules } from './rules';

const ruleset = {
  getRuleByName: (name: string) =>
    Object.values(claimRules).find(rule => rule.name === name)!,
} as PermissionRuleset<ClaimResource, ClaimFilter>;

const { criteria } = fc.letrec<{
  criteria: PermissionCriteria<PermissionCondition>;
}>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<PermissionCriteria<PermissionCondition>>(
      claimConditions.isInCluster({ clusters: ['a', 'b'] }),
      claimConditions.isInNamespace({ namespaces: ['x'] }),
      claimConditions.hasClass({ classes: ['postgres'] }),
      claimConditions.isRequestedBy({ users: ['user:default/alice'] }),
    ),
    fc.record({ not: tie('criteria') }),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([one, other]) => ({ allOf: [one, other] as const })),
    fc
      .tuple(tie('criteria'), tie('criteria'))
      .map(([one, other]) => ({ anyOf: [one, other] as const })),
  ) as fc.Arbitrary<PermissionCriteria<PermissionCondition>>,
}));

describe('filterFromCriteria', () => {
  it('allows what the permission framework itself would allow', () => {
    const claims = fc.record({
      cluster: fc.constantFrom('a', 'b', 'c'),
      namespace: fc.constantFrom('x', 'y'),
      name: fc.constant('db'),
      class: fc.constantFrom('postgres', 'redis', undefined),
      requestedBy: fc.constantFrom('backstage:user:default/alice', undefined),
    });
    const isAllowed = createConditionAuthorizer(ruleset);
    const toFilters = createConditionTransformer(ruleset);
    fc.assert(
      fc.property(criteria, claims, (conditions, claim) => {
        expect(filterFromCriteria(toFilters(conditions))(claim)).toBe(
          isAllowed(
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'services-toolkit',
              resourceType: 'services-toolkit-claim',
              conditions,
            },
            claim,
          ),
        );
      }),
    );
  });

  it('refuses parameters that a rule does not know', () => {
    expect(() =>
      createConditionTransformer(ruleset)({
        ...claimConditions.isInCluster({ clusters: ['a'] }),
        params: { clusters: 'a' },
      }),
    ).toThrow(/Parameters to rule are invalid/);
  });
});
