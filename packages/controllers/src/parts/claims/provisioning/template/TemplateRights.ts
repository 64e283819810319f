import {
  allowedByPolicy,
  isSecret,
  toClaimableResource,
} from '@services-toolkit/claims';
import {
  annotations,
  builtinResourceTypes,
  labels,
  type ClassClaim,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ClusterRole } from '../../kinds/ClassAccessGrant';
import { subjectKey } from '../../kinds/followClaimKinds';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { AccessReviewCache } from '../../authorization/AccessReviewCache';
import { recordedPerson } from '../../authorization/recordedPerson';
import { neverMade } from './neverMade';
import { provisionerGrants } from './provisionerGrants';

/** What is to be done with one object that a template names. */
export type TemplateUse =
  | {
      verb: 'create';
      type: ResourceType;
      ref: ObjectReference;
      object: KubernetesObject;
    }
  | {
      verb: 'get';
      type: ResourceType;
      ref: ObjectReference;
      /** Its metadata, as far as it is known to exist. */
      object: KubernetesObject | undefined;
      /** Whether it was made for the claim, or belongs to what was. */
      isOwn: boolean;
    };

/** How long the labelled ClusterRoles that were read last count. */
const rememberedMs = 5_000;

/**
 * Says what may be made and read by a template: what the one who wrote it may make and read there. The controllers can
 * do more than that, and claimants choose names and namespaces by their parameters.
 */
export class TemplateRights {
  readonly #context: ClaimsContext;
  readonly #reviews: AccessReviewCache;
  #provisionerRoles:
    | { until: number; roles: Promise<readonly ClusterRole[]> }
    | undefined;

  constructor(context: ClaimsContext) {
    this.#context = context;
    this.#reviews = new AccessReviewCache(context.client, context.clock);
  }

  /** Why it may not be done, in a sentence; undefined where it may. */
  async refusalOf(
    template: ClusterResourceProvisionTemplate,
    claim: ClassClaim,
    use: TemplateUse,
  ): Promise<string | undefined> {
    const { leaseNamespace } = this.#context;
    if (use.verb === 'create') {
      const never = neverMade(use.type, use.ref, use.object, leaseNamespace);
      if (never) {
        return never;
      }
    }
    return (
      (await this.#refusalOfAuthor(template, claim, use)) ??
      this.#refusalOfOwner(claim, use)
    );
  }

  async #refusalOfAuthor(
    template: ClusterResourceProvisionTemplate,
    claim: ClassClaim,
    { verb, type, ref }: TemplateUse,
  ): Promise<string | undefined> {
    const { name = '' } = template.metadata;
    const title = `the ClusterResourceProvisionTemplate "${name}"`;
    const what = describeUse(verb, type, ref);
    const author = recordedPerson(template.metadata.annotations, {
      user: annotations.authoredBy,
      groups: annotations.authoredByGroups,
    });
    if (!author) {
      return (await this.#mayUnrecorded(claim, verb, type, ref))
        ? undefined
        : `It is not recorded who wrote ${title}. So it is used in the claim's namespace only, and only for what a ClusterRole with the label ${labels.provisioner}: "true" names; it may not ${what}. Let somebody who may do that apply deploy/requester (Kubernetes 1.36 or newer) and then change the template, or note themselves in its annotations ${annotations.authoredBy} and ${annotations.authoredByGroups}`;
    }
    const access = await this.#reviews.review(author, {
      verb,
      group: type.group,
      resource: type.plural,
      ...(ref.namespace && { namespace: ref.namespace }),
      // RBAC knows no name of what does not exist yet.
      ...(verb === 'get' && { name: ref.name }),
    });
    switch (access.kind) {
      case 'allowed':
        return undefined;
      case 'denied':
        return `User '${author.user}', who wrote ${title}, may not ${what}. Grant it to them, or let somebody who may do that apply the template with a change of its spec`;
      default:
        return `Whether user '${author.user}', who wrote ${title}, may ${what} could not be checked: ${access.message}`;
    }
  }

  /** What is safe whoever wrote the template: in the claim's namespace, what an operator named for this very use. */
  async #mayUnrecorded(
    { metadata }: ClassClaim,
    verb: TemplateUse['verb'],
    type: ResourceType,
    { namespace }: ObjectReference,
  ): Promise<boolean> {
    return (
      type.namespaced &&
      namespace === metadata.namespace &&
      provisionerGrants(await this.#rolesOfProvisioners(), verb, type)
    );
  }

  /** Secrets leave their namespace only where their owners say so, whoever may read them. */
  #refusalOfOwner(
    { metadata: { namespace: consumer = '' } }: ClassClaim,
    use: TemplateUse,
  ): string | undefined {
    const { type, ref, object } = use;
    const { namespace = '', name } = ref;
    if (
      use.verb !== 'get' ||
      use.isOwn ||
      !isSecret(type) ||
      namespace === consumer
    ) {
      return undefined;
    }
    const { informers, leaseNamespace } = this.#context;
    const isOpen =
      namespace !== leaseNamespace &&
      object !== undefined &&
      allowedByPolicy(
        toClaimableResource(object, type),
        consumer,
        informers.policies.byIndex('subject', subjectKey(namespace, type)),
      );
    // The same words where it does not exist: a claimant may have chosen the name, and is not to find out.
    return isOpen
      ? undefined
      : `There is no Secret "${name}" in the namespace "${namespace}" that a ResourceClaimPolicy there opens to the namespace "${consumer}"`;
  }

  #rolesOfProvisioners(): Promise<readonly ClusterRole[]> {
    const { client, clock } = this.#context;
    const now = clock().getTime();
    if (!this.#provisionerRoles || now >= this.#provisionerRoles.until) {
      const roles = client
        .list<ClusterRole>(builtinResourceTypes.clusterRoles, {
          labelSelector: `${labels.provisioner}=true`,
        })
        .then(({ items }) => items);
      this.#provisionerRoles = { until: now + rememberedMs, roles };
      roles.catch(() => {
        this.#provisionerRoles = undefined;
      });
    }
    return this.#provisionerRoles.roles;
  }
}

function describeUse(
  verb: TemplateUse['verb'],
  { group, plural }: ResourceType,
  { name, namespace }: ObjectReference,
): string {
  const resource = group ? `${plural}.${group}` : plural;
  const named = verb === 'get' ? ` "${name}"` : '';
  return namespace
    ? `${verb} ${resource}${named} in the namespace "${namespace}"`
    : `${verb} ${resource}${named}`;
}
