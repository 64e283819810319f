import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import type { PageRequest } from '../rules/pageOf';
import type { Caller } from '../services/Caller';
import { AnswerCache } from '../services/AnswerCache';
import type { ClaimFilter } from './claimPermissionResourceRef';
import { filterFromCriteria } from './filterFromCriteria';

/** Longer than it takes to read all pages of a list one after the other. */
const listKeptForMs = 10_000;
/** People times lists. */
const maxKept = 10_000;

/** Asks Backstage's permission policy; Kubernetes is asked elsewhere. */
export class PortalPermissions {
  readonly #permissions: PermissionsService;
  readonly #toFilters: ConditionTransformer<ClaimFilter>;
  /** What was decided for the first page of a list. */
  readonly #forLists: AnswerCache<ClaimFilter | undefined>;

  constructor(options: {
    permissions: PermissionsService;
    /** Makes filters of the conditions of a decision. */
    toFilters: ConditionTransformer<ClaimFilter>;
    now?: () => number;
  }) {
    this.#permissions = options.permissions;
    this.#toFilters = options.toFilters;
    this.#forLists = new AnswerCache({
      forMs: listKeptForMs,
      most: maxKept,
      now: options.now,
    });
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

  /**
   * {@link requireClaimFilter} for a page of a list. All its pages are one answer in parts: what was decided for the first
   * one holds for the others, for 10 s at most.
   *
   * @throws NotAllowedError naming the permission, where the policy allows it for nothing at all
   */
  async requireForPage(
    permission: BasicPermission | ResourcePermission,
    { credentials, session }: Caller,
    { cursor }: PageRequest,
  ): Promise<ClaimFilter> {
    const decide = () => this.#filter(permission, credentials);
    const key = JSON.stringify([session, permission.name]);
    let filter: ClaimFilter | undefined;
    if (session === undefined) {
      filter = await decide();
    } else if (cursor === undefined) {
      filter = await this.#forLists.renew(key, decide);
    } else {
      filter = await this.#forLists.get(key, decide);
    }
    if (!filter) {
      throw refused(permission.name);
    }
    return filter;
  }

  async #filter(
    permission: BasicPermission | ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<ClaimFilter | undefined> {
    if (isResourcePermission(permission)) {
      return this.claimFilter(permission, credentials);
    }
    return (await this.allows(permission, credentials))
      ? () => true
      : undefined;
  }
}

/** The answer to who lacks a permission; it says nothing about what exists. */
export function refused(permission: string): NotAllowedError {
  return new NotAllowedError(
    `The portal's permission policy does not allow you this (${permission}). Ask the administrators of the portal.`,
  );
}
