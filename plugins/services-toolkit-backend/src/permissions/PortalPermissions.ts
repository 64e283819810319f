import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import type { ClaimFilter } from './claimPermissionResourceRef';
import { filterFromCriteria } from './filterFromCriteria';

/** Asks Backstage's permission policy; Kubernetes is asked elsewhere. */
export class PortalPermissions {
  readonly #permissions: PermissionsService;
  readonly #toFilters: ConditionTransformer<ClaimFilter>;

  constructor(options: {
    permissions: PermissionsService;
    /** Makes filters of the conditions of a decision. */
    toFilters: ConditionTransformer<ClaimFilter>;
  }) {
    this.#permissions = options.permissions;
    this.#toFilters = options.toFilters;
  }

  async allows(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return decision?.result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError naming the permission */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.allows(permission, credentials))) {
      throw refused(permission.name);
    }
  }

  /** `undefined` where the policy allows the permission for no claim at all. */
  async claimFilter(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<ClaimFilter | undefined> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision?.result === AuthorizeResult.CONDITIONAL) {
      return filterFromCriteria(this.#toFilters(decision.conditions));
    }
    return decision?.result === AuthorizeResult.ALLOW ? () => true : undefined;
  }

  /** @throws NotAllowedError naming the permission, where the policy allows it for no claim at all */
  async requireClaimFilter(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<ClaimFilter> {
    const filter = await this.claimFilter(permission, credentials);
    if (!filter) {
      throw refused(permission.name);
    }
    return filter;
  }
}

/** The answer to who lacks a permission; it says nothing about what exists. */
export function refused(permission: string): NotAllowedError {
  return new NotAllowedError(
    `The portal's permission policy does not allow you this (${permission}). Ask the administrators of the portal.`,
  );
}
