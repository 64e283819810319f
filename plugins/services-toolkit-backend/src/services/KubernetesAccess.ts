import { NotAllowedError } from '@backstage/errors';
import {
  builtinResourceTypes,
  projectionResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { ClaimKind } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterUser,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { defaultClaimKind } from '../rules/claimTypes';
import { errorFromKubernetes } from '../rules/errorFromKubernetes';
import { keyOfPerson } from './keyOfPerson';
import { AnswerCache } from './AnswerCache';
import { clientAs } from './clientAs';
import { PersonalTurns } from './PersonalTurns';

/**
 * What RBAC is asked about. Without a namespace it is about all of them, or about a cluster-scoped kind; of `namespaces`
 * one is named.
 */
export interface AccessQuestion {
  resource:
    | 'classClaims'
    | 'resourceClaims'
    | 'clusterInstanceClasses'
    | 'clusterResourceProvisionTemplates'
    | 'clusterInfrastructures'
    | keyof typeof projectionResourceTypes
    | 'namespaces';
  verb: string;
  namespace?: string;
  name?: string;
}

/** How the kinds of claims are called there. */
export const accessResources = {
  ClassClaim: 'classClaims',
  ResourceClaim: 'resourceClaims',
} as const;

export type AccessAnswer =
  | { allowed: true }
  /** The authorizer says no, with its words where it has any. */
  | { allowed: false; said?: string }
  /** The API server would not answer this person's question at all. */
  | { allowed: false; notAsked: string };

interface SelfSubjectAccessReview extends KubernetesObject {
  spec: { resourceAttributes: Record<string, string> };
  status?: { allowed: boolean; reason?: string };
}

interface SelfSubjectReview extends KubernetesObject {
  status?: { userInfo: { username: string } };
}

type AskableCluster = Pick<
  ServicesToolkitCluster,
  'name' | 'identity' | 'client' | 'clientFor'
>;

/** Long enough for the requests of one page, short enough that a revoked role is soon felt. */
const keptForMs = 30_000;
/** To ask about each of these costs as much as to ask about all first. */
const fewNamespaces = 2;
/** People times namespaces. */
const maxKept = 20_000;

/**
 * Asks the clusters what a person may do there (SelfSubjectAccessReview, as that person), so that the portal shows
 * nobody more than kubectl would. Answers are kept for 30 s.
 */
export class KubernetesAccess {
  readonly #kept: AnswerCache<AccessAnswer>;

  readonly #turns: PersonalTurns;

  constructor(options: { now?: () => number; turns?: PersonalTurns } = {}) {
    this.#turns = options.turns ?? new PersonalTurns();
    this.#kept = new AnswerCache({
      now: options.now,
      forMs: keptForMs,
      most: maxKept,
    });
  }

  /**
   * May this person read the claims of one kind in a namespace?
   *
   * @param among - how many namespaces of the cluster are asked about. Of many it is first asked for all at once: who may
   * read everything costs one question, however many namespaces there are.
   * @throws ServiceUnavailableError when the cluster does not answer: then nothing is known
   */
  async mayReadClaims(
    cluster: AskableCluster,
    user: ClusterUser,
    namespace: string,
    kind: ClaimKind = defaultClaimKind,
    among = 1,
  ): Promise<AccessAnswer> {
    const question = { resource: accessResources[kind], verb: 'get' } as const;
    const everywhere =
      among > fewNamespaces
        ? await this.#ask(cluster, user, question)
        : this.#kept.kept(keyOf(cluster, user, question));
    return everywhere && (everywhere.allowed || 'notAsked' in everywhere)
      ? everywhere
      : this.#ask(cluster, user, { ...question, namespace });
  }

  /**
   * May this person read that object, which the portal reads itself?
   *
   * @throws ServiceUnavailableError when the cluster does not answer: then nothing is known
   */
  mayGet(
    cluster: AskableCluster,
    user: ClusterUser,
    resource: AccessQuestion['resource'],
    name: string,
  ): Promise<AccessAnswer> {
    return this.#ask(cluster, user, { resource, verb: 'get', name });
  }

  /**
   * May this person list all objects of a kind, which the portal reads itself?
   *
   * @throws ServiceUnavailableError when the cluster does not answer: then nothing is known
   */
  mayList(
    cluster: AskableCluster,
    user: ClusterUser,
    resource: AccessQuestion['resource'],
  ): Promise<AccessAnswer> {
    return this.#ask(cluster, user, { resource, verb: 'list' });
  }

  /** Asks anew, without what is kept: for answers that people act on at once. */
  async review(
    cluster: AskableCluster,
    user: ClusterUser,
    question: AccessQuestion,
  ): Promise<AccessAnswer> {
    try {
      const client = await clientAs({ user }, cluster);
      const { status } = await this.#turns.take(
        cluster.name,
        user.userEntityRef,
        () =>
          client.create<SelfSubjectAccessReview>(
            builtinResourceTypes.selfSubjectAccessReviews,
            accessReview(question),
          ),
      );
      if (status?.allowed) {
        return { allowed: true };
      }
      return status?.reason
        ? { allowed: false, said: status.reason }
        : { allowed: false };
    } catch (error) {
      // Everyone may ask about themselves; a 403 means that the portal may not act for this person.
      if (
        NotAllowedError.is(error) ||
        (error instanceof KubernetesApiError && error.code === 403)
      ) {
        return { allowed: false, notAsked: error.message };
      }
      throw errorFromKubernetes(error, cluster, 'ask what you may do');
    }
  }

  /**
   * What the cluster knows a person as.
   *
   * @throws ServiceUnavailableError when the cluster does not answer
   */
  async usernameOf(
    cluster: AskableCluster,
    user: ClusterUser,
  ): Promise<string | undefined> {
    try {
      const client = await clientAs({ user }, cluster);
      const { status } = await client.create<SelfSubjectReview>(
        builtinResourceTypes.selfSubjectReviews,
        {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'SelfSubjectReview',
          metadata: {},
        },
      );
      return status?.userInfo.username;
    } catch (error) {
      if (error instanceof KubernetesApiError) {
        // Older than 1.28, or not for this person: then nobody can be told whom to grant it to.
        return undefined;
      }
      throw errorFromKubernetes(error, cluster.name, 'ask who you are');
    }
  }

  #ask(
    cluster: AskableCluster,
    user: ClusterUser,
    question: AccessQuestion,
  ): Promise<AccessAnswer> {
    return this.#kept.get(keyOf(cluster, user, question), () =>
      this.review(cluster, user, question),
    );
  }
}

function keyOf(
  cluster: AskableCluster,
  user: ClusterUser,
  question: AccessQuestion,
): string {
  return JSON.stringify([cluster.name, keyOfPerson(user), question]);
}

function accessReview(question: AccessQuestion): SelfSubjectAccessReview {
  const { resource, verb, name } = question;
  const { group, plural } =
    resource === 'namespaces'
      ? builtinResourceTypes.namespaces
      : { ...resourceTypes, ...projectionResourceTypes }[resource];
  // To the API server a namespace is within itself: a Role there may let a person read it.
  const namespace = resource === 'namespaces' ? name : question.namespace;
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    metadata: {},
    spec: {
      resourceAttributes: {
        group,
        resource: plural,
        verb,
        ...(namespace && { namespace }),
        ...(name && { name }),
      },
    },
  };
}
