import { toPortalIdentity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type {
  ClusterUser,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { ActingRefusedError } from '../rules/ActingRefusedError';
import type { MissingRight } from '@services-toolkit/claims';
import { rightTo, type Look } from '../rules/Look';
import { AnswerCache } from './AnswerCache';

/** What the newer of the two means of impersonation begins with. */
const inNamesOfPeople: MissingRight = {
  verb: 'impersonate:user-info',
  resource: 'users.authentication.k8s.io',
};

type ActingCluster = Pick<
  ServicesToolkitCluster,
  'name' | 'identity' | 'client'
>;

interface Attributes {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

interface AccessReview extends KubernetesObject {
  spec: { resourceAttributes: Attributes };
  status?: { allowed: boolean };
}

/** What is impersonated: a refusal that is about one of these is not about the object that was asked for. */
const names = ['users', 'groups', 'uids', 'userextras', 'serviceaccounts'];
const nameGroups = ['', 'authentication.k8s.io'];

/** For the requests of one page: whoever has just been granted something is told so by the next. */
const keptForMs = 2_000;
const maxKept = 5_000;

/**
 * Tells whose right was missing where a cluster refused what the portal asked for in a person's name: the API server
 * answers both alike (403), in words only. So it is asked what the portal may do in other names; answers are kept for a page.
 */
export class ActingRights {
  readonly #kept: AnswerCache<boolean>;

  constructor(options: { now?: () => number } = {}) {
    this.#kept = new AnswerCache({
      ...options,
      forMs: keptForMs,
      most: maxKept,
    });
  }

  /** The same error, or an {@link ActingRefusedError} in its place where it is the portal that may not. */
  async explain(
    error: unknown,
    cluster: ActingCluster,
    user: ClusterUser | undefined,
    look: Look,
  ): Promise<unknown> {
    if (
      !user ||
      cluster.identity !== 'impersonate' ||
      !(error instanceof KubernetesApiError) ||
      error.code !== 403
    ) {
      return error;
    }
    const right = isAboutNames(error, look)
      ? inNamesOfPeople
      : await this.#lacked(cluster, user, look).catch(() => undefined);
    return right === undefined
      ? error
      : new ActingRefusedError(cluster.name, right);
  }

  async #lacked(
    cluster: ActingCluster,
    user: ClusterUser,
    look: Look,
  ): Promise<MissingRight | undefined> {
    const verb = `impersonate-on:user-info:${look.verb}`;
    const { group, plural } = look.type;
    const constrained = await this.#may(cluster, {
      verb,
      group,
      resource: plural,
      ...(look.namespace && { namespace: look.namespace }),
    });
    return constrained || (await this.#mayBe(cluster, user))
      ? undefined
      : rightTo({ ...look, verb });
  }

  /** Whether the portal may do all that this person may: what there is before Kubernetes 1.36. */
  async #mayBe(
    cluster: ActingCluster,
    { userEntityRef, ownershipEntityRefs }: ClusterUser,
  ): Promise<boolean> {
    const may = (resource: string, ref: string) =>
      this.#may(cluster, {
        verb: 'impersonate',
        group: '',
        resource,
        name: toPortalIdentity(ref),
      });
    if (!(await may('users', userEntityRef))) {
      return false;
    }
    const groups = await Promise.all(
      ownershipEntityRefs.map(ref => may('groups', ref)),
    );
    return groups.every(Boolean);
  }

  #may(cluster: ActingCluster, attributes: Attributes): Promise<boolean> {
    const key = JSON.stringify([cluster.name, attributes]);
    return this.#kept.get(key, async () => {
      const client = await cluster.client();
      const { status } = await client.create<AccessReview>(
        builtinResourceTypes.selfSubjectAccessReviews,
        {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          metadata: {},
          spec: { resourceAttributes: attributes },
        },
      );
      return status?.allowed ?? false;
    });
  }
}

/** An older API server refuses by the name that it was to take the portal for, as does a newer one that lacks that rule. */
function isAboutNames({ details }: KubernetesApiError, look: Look): boolean {
  const { kind = '', group = '' } = details ?? {};
  return (
    names.includes(kind) &&
    nameGroups.includes(group) &&
    kind !== look.type.plural
  );
}
