import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

/** Whoever runs the portal; may change what the catalog is made of. */
const platformTeam = 'group:default/platform-team';

// What these do cannot be undone in a cluster: they are about the catalog alone, so nothing but this policy guards them.
// `catalog.location.create` is not among them: templates register what they make, as the person who runs them.
const platformTeamOnly: readonly string[] = [
  'catalog.entity.delete',
  'catalog.location.delete',
];

/**
 * People who are signed in may do everything, except that only the platform team takes things out of
 * the catalog.
 *
 * Who may claim a service is deliberately not decided here: the claim is written to the cluster as that person, and
 * RBAC there has the last word. A policy that wants to be stricter decides on the permissions
 * `services-toolkit.claim.create` and its siblings.
 */
export class PortalPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return { result: AuthorizeResult.DENY };

    if (platformTeamOnly.includes(permission.name)) {
      return {
        result: user.info.ownershipEntityRefs.includes(platformTeam)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    }
    return { result: AuthorizeResult.ALLOW };
  }
}
