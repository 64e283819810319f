import {
  servicesToolkitClaimCreatePermission,
  servicesToolkitClaimDeletePermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  AccessReview,
  AccessReviewRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { claimTypes, defaultClaimKind } from '../rules/claimTypes';
import { describeRefusal } from '../rules/describeRefusal';
import type { Missing } from '../rules/describeRefusal';
import { grantFor } from '../rules/grantFor';
import type { UserCaller } from './Caller';
import { accessResources } from './KubernetesAccess';
import type { KubernetesAccess } from './KubernetesAccess';
import type { OfferingStore } from './OfferingStore';

/** Says beforehand whether a person may claim or release somewhere, and what is missing if not. */
export class AccessReviewer {
  readonly #clusters: ServicesToolkitClusters;
  readonly #offerings: OfferingStore;
  readonly #access: KubernetesAccess;
  readonly #permissions: PortalPermissions;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    offerings: OfferingStore;
    access: KubernetesAccess;
    permissions: PortalPermissions;
  }) {
    this.#clusters = options.clusters;
    this.#offerings = options.offerings;
    this.#access = options.access;
    this.#permissions = options.permissions;
  }

  /** @throws NotFoundError for an unknown cluster, ServiceUnavailableError when it does not answer */
  async review(
    caller: UserCaller,
    request: AccessReviewRequest,
  ): Promise<AccessReview> {
    const cluster = this.#clusters.get(request.cluster);
    const missing = (
      await Promise.all([
        this.#permission(caller, request),
        this.#namespace(caller, request, cluster),
        this.#class(caller, request, cluster),
      ])
    ).filter(one => one !== undefined);
    // Where the portal may not act for the person, that is the answer to both questions.
    const identity = missing.find(one => one.kind === 'identity');
    const told = identity
      ? [...missing.filter(one => one.kind === 'permission'), identity]
      : missing;
    return told.length
      ? {
          allowed: false,
          reason: describeRefusal(told),
          missing: await this.#explain(caller, cluster, told),
        }
      : { allowed: true };
  }

  /** Each thing that is missing, with what would grant it. */
  async #explain(
    { user }: UserCaller,
    cluster: ServicesToolkitCluster,
    missing: readonly Missing[],
  ): Promise<AccessReview['missing']> {
    const username = missing.some(isGrantedByCluster)
      ? await this.#access.usernameOf(cluster, user)
      : undefined;
    return missing.map(one => {
      const grant =
        username === undefined ? undefined : grantFor(one, username);
      return {
        message: describeRefusal([one]),
        ...ruleOf(one),
        ...(grant && { grant }),
      };
    });
  }

  async #permission(
    { credentials }: UserCaller,
    { verb }: AccessReviewRequest,
  ): Promise<Missing | undefined> {
    const permission =
      verb === 'create'
        ? servicesToolkitClaimCreatePermission
        : servicesToolkitClaimDeletePermission;
    const allowed =
      permission === servicesToolkitClaimCreatePermission
        ? await this.#permissions.allows(permission, credentials)
        : // Conditions depend on the claim; the one that is released decides.
          await this.#permissions.claimFilter(
            servicesToolkitClaimDeletePermission,
            credentials,
          );
    return allowed
      ? undefined
      : { kind: 'permission', permission: permission.name, verb };
  }

  async #namespace(
    { user }: UserCaller,
    { verb, namespace, kind = defaultClaimKind }: AccessReviewRequest,
    cluster: ServicesToolkitCluster,
  ): Promise<Missing | undefined> {
    const answer = await this.#access.review(cluster, user, {
      resource: accessResources[kind],
      verb,
      namespace,
    });
    if (answer.allowed) {
      return undefined;
    }
    return 'notAsked' in answer
      ? { kind: 'identity', cluster: cluster.name, said: answer.notAsked }
      : {
          kind: 'namespace',
          verb,
          claimKind: kind,
          namespace,
          cluster: cluster.name,
          said: answer.said,
        };
  }

  /** Pools need no verb of their own; what makes new instances asks for `claim` on the class. */
  async #class(
    { user }: UserCaller,
    { verb, class: className }: AccessReviewRequest,
    cluster: ServicesToolkitCluster,
  ): Promise<Missing | undefined> {
    if (verb !== 'create' || className === undefined) {
      return undefined;
    }
    const found = this.#offerings.find(cluster.name, className);
    if (!found.class) {
      return found.known
        ? { kind: 'offering', class: className, cluster: cluster.name }
        : undefined;
    }
    if (found.class.spec.pool) {
      return undefined;
    }
    const answer = await this.#access.review(cluster, user, {
      resource: 'clusterInstanceClasses',
      verb: 'claim',
      name: className,
    });
    if (answer.allowed) {
      return undefined;
    }
    return 'notAsked' in answer
      ? { kind: 'identity', cluster: cluster.name, said: answer.notAsked }
      : {
          kind: 'class',
          class: className,
          cluster: cluster.name,
          said: answer.said,
        };
  }
}

function isGrantedByCluster({ kind }: Missing): boolean {
  return kind === 'namespace' || kind === 'class';
}

/** The rule of the cluster's RBAC that is missing. */
function ruleOf(one: Missing): {
  rule?: NonNullable<AccessReview['missing']>[number]['rule'];
} {
  switch (one.kind) {
    case 'namespace': {
      const { verb, namespace } = one;
      const { group, plural } = claimTypes[one.claimKind ?? defaultClaimKind];
      return { rule: { apiGroup: group, resource: plural, verb, namespace } };
    }
    case 'class': {
      const { group, plural } = resourceTypes.clusterInstanceClasses;
      return {
        rule: {
          apiGroup: group,
          resource: plural,
          verb: 'claim',
          name: one.class,
        },
      };
    }
    default:
      return {};
  }
}
