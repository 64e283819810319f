import { instancesOf } from '@services-toolkit/claims';
import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  namespaceNotFoundReason,
  servicesToolkitClaimCreatePermission,
  servicesToolkitClaimDeletePermission,
  servicesToolkitOfferingReadPermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  AccessReview,
  AccessReviewBatch,
  AccessReviewRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterUser,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { ClusterFailedError } from '../rules/ClusterFailedError';
import { claimTypes, defaultClaimKind } from '../rules/claimTypes';
import { describeRefusal } from '../rules/describeRefusal';
import type { Missing } from '../rules/describeRefusal';
import { grantFor } from '../rules/grantFor';
import { AccessQuestions } from './AccessQuestions';
import type { UserCaller } from './Caller';
import { accessResources } from './KubernetesAccess';
import type { KubernetesAccess } from './KubernetesAccess';
import type { MissingNamespaces } from './MissingNamespaces';
import type { OfferingReader } from './OfferingReader';

type Verb = AccessReviewRequest['verb'];

const permissionTo = {
  create: servicesToolkitClaimCreatePermission,
  delete: servicesToolkitClaimDeletePermission,
} as const satisfies Record<Verb, unknown>;

/** What one request asks about the caller, each question once. */
interface Inquiry {
  user: ClusterUser;
  clusters: AccessQuestions;
  portalAllows(verb: Verb): Promise<boolean>;
  maySeeOfferings(): Promise<boolean>;
}

/** Says beforehand whether a person may claim or release somewhere, and what is missing if not. */
export class AccessReviewer {
  readonly #clusters: ServicesToolkitClusters;
  readonly #offerings: OfferingReader;
  readonly #access: KubernetesAccess;
  readonly #missingNamespaces: MissingNamespaces;
  readonly #permissions: PortalPermissions;
  readonly #logger: LoggerService;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    offerings: OfferingReader;
    access: KubernetesAccess;
    missingNamespaces: MissingNamespaces;
    permissions: PortalPermissions;
    logger: LoggerService;
  }) {
    this.#clusters = options.clusters;
    this.#offerings = options.offerings;
    this.#access = options.access;
    this.#missingNamespaces = options.missingNamespaces;
    this.#permissions = options.permissions;
    this.#logger = options.logger;
  }

  /** @throws NotFoundError for an unknown cluster, ServiceUnavailableError when it does not answer */
  async review(
    caller: UserCaller,
    request: AccessReviewRequest,
  ): Promise<AccessReview> {
    return this.#review(request, this.#inquiryFor(caller));
  }

  /** A question that cannot be answered leaves the others their answers. */
  async reviewBatch(
    caller: UserCaller,
    requests: readonly AccessReviewRequest[],
  ): Promise<AccessReviewBatch> {
    const inquiry = this.#inquiryFor(caller);
    const items = await Promise.all(
      requests.map(async request => {
        try {
          return { review: await this.#review(request, inquiry) };
        } catch (error) {
          if (error instanceof ClusterFailedError) {
            error.report(this.#logger);
          }
          if (NotFoundError.is(error) || ServiceUnavailableError.is(error)) {
            return { unanswered: error.message };
          }
          throw error;
        }
      }),
    );
    return { items };
  }

  #inquiryFor({ credentials, user }: UserCaller): Inquiry {
    const answers = new Map<Verb, Promise<boolean>>();
    let offerings: Promise<boolean> | undefined;
    return {
      user,
      clusters: new AccessQuestions(this.#access, user),
      portalAllows: verb => {
        const answer =
          answers.get(verb) ?? this.#portalAllows(verb, credentials);
        answers.set(verb, answer);
        return answer;
      },
      maySeeOfferings: () => {
        offerings ??= this.#permissions.allows(
          servicesToolkitOfferingReadPermission,
          credentials,
        );
        return offerings;
      },
    };
  }

  async #review(
    request: AccessReviewRequest,
    inquiry: Inquiry,
  ): Promise<AccessReview> {
    const cluster = this.#clusters.get(request.cluster);
    const missing = (
      await Promise.all([
        permissionMissing(request, inquiry),
        this.#namespaceMissing(request, cluster, inquiry),
        this.#classMissing(request, cluster, inquiry),
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
          missing: await explain(told, cluster, inquiry),
        }
      : { allowed: true };
  }

  async #portalAllows(
    verb: Verb,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    if (verb === 'create') {
      return this.#permissions.allows(permissionTo.create, credentials);
    }
    // Conditions depend on the claim; the one that is released decides.
    const filter = await this.#permissions.claimFilter(
      permissionTo.delete,
      credentials,
    );
    return filter !== undefined;
  }

  async #namespaceMissing(
    { verb, namespace, kind = defaultClaimKind }: AccessReviewRequest,
    cluster: ServicesToolkitCluster,
    { clusters, user }: Inquiry,
  ): Promise<Missing | undefined> {
    const where = { namespace, cluster: cluster.name };
    const answer = await clusters.review(cluster, {
      resource: accessResources[kind],
      verb,
      namespace,
    });
    if (answer.allowed) {
      return this.#missingNamespaces.isMissing(cluster.name, namespace)
        ? { kind: 'noNamespace', ...where }
        : undefined;
    }
    if ('notAsked' in answer) {
      return {
        kind: 'identity',
        cluster: cluster.name,
        said: answer.notAsked,
      };
    }
    return (await this.#missingNamespaces.isMissingFor(
      user,
      cluster,
      namespace,
    ))
      ? { kind: 'noNamespace', ...where }
      : {
          kind: 'namespace',
          verb,
          claimKind: kind,
          ...where,
          said: answer.said,
        };
  }

  /** Pools need no verb of their own; what makes new instances asks for `claim` on the class. */
  async #classMissing(
    { verb, class: className }: AccessReviewRequest,
    cluster: ServicesToolkitCluster,
    { clusters, maySeeOfferings }: Inquiry,
  ): Promise<Missing | undefined> {
    // Who may not see what is offered does not learn here what exists.
    if (
      verb !== 'create' ||
      className === undefined ||
      !(await maySeeOfferings())
    ) {
      return undefined;
    }
    const found = this.#offerings.find(cluster.name, className);
    if (!found.class) {
      return found.known
        ? { kind: 'offering', class: className, cluster: cluster.name }
        : undefined;
    }
    if (instancesOf(found.class) === 'pool') {
      return undefined;
    }
    const answer = await clusters.review(cluster, {
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

async function permissionMissing(
  { verb }: AccessReviewRequest,
  { portalAllows }: Inquiry,
): Promise<Missing | undefined> {
  return (await portalAllows(verb))
    ? undefined
    : { kind: 'permission', permission: permissionTo[verb].name, verb };
}

/** Each thing that is missing, with what would grant it. */
async function explain(
  missing: readonly Missing[],
  cluster: ServicesToolkitCluster,
  { clusters }: Inquiry,
): Promise<AccessReview['missing']> {
  const username = missing.some(isGrantedByCluster)
    ? await clusters.usernameIn(cluster)
    : undefined;
  return missing.map(one => {
    const grant = username === undefined ? undefined : grantFor(one, username);
    return {
      message: describeRefusal([one]),
      ...(one.kind === 'noNamespace' && { reason: namespaceNotFoundReason }),
      ...ruleOf(one),
      ...(grant && { grant }),
    };
  });
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
