import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ConditionalPolicyDecision } from '@backstage/plugin-permission-common';
import type {
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Of plugin-catalog-common and plugin-catalog-backend: their rules are data, so that neither has to be here. */
const readEntities = 'catalog.entity.read';
const resourceType = 'catalog-entity';

/**
 * A part of a permission policy, for portals that keep claims in the catalog: who may read entities reads a claim's only as
 * one of its owners. The catalog's search goes by it, too. `undefined` for all that it has no say in.
 *
 * ```ts
 * async handle(request: PolicyQuery, user?: PolicyQueryUser) {
 *   return decideOnClaimEntities(request, user) ?? { result: AuthorizeResult.ALLOW };
 * }
 * ```
 *
 * @public
 */
export function decideOnClaimEntities(
  { permission }: PolicyQuery,
  user?: PolicyQueryUser,
): ConditionalPolicyDecision | undefined {
  if (permission.name !== readEntities) {
    return undefined;
  }
  const condition = (rule: string, params: Record<string, unknown>) => ({
    resourceType,
    rule,
    params: params as any,
  });
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType,
    conditions: {
      anyOf: [
        {
          not: condition('HAS_SPEC', { key: 'type', value: entityTypes.claim }),
        },
        condition('IS_ENTITY_OWNER', {
          claims: user?.info.ownershipEntityRefs ?? [],
        }),
      ],
    },
  };
}
