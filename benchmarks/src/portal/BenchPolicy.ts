import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  claimConditions,
  createClaimConditionalDecision,
} from '@services-toolkit/backstage-plugin-services-toolkit-backend';
import { servicesToolkitClaimReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { namespacesOf, teams } from './teams';

/** People see the claims of their team's namespaces, and those that they made. */
class BenchPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return { result: AuthorizeResult.DENY };
    if (!isPermission(permission, servicesToolkitClaimReadPermission))
      return { result: AuthorizeResult.ALLOW };
    const own = teams.filter(team =>
      user.info.ownershipEntityRefs.includes(`group:default/${team}`),
    );
    return createClaimConditionalDecision(permission, {
      anyOf: [
        claimConditions.isInNamespace({
          namespaces: own.flatMap(namespacesOf),
        }),
        claimConditions.isRequestedBy({ users: [user.info.userEntityRef] }),
      ],
    });
  }
}

export const benchPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new BenchPolicy());
      },
    });
  },
});
