import { InputError, NotFoundError } from '@backstage/errors';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import {
  buildClassClaim,
  buildResourceClaim,
  entityNotFoundReason,
  kubernetesIdKey,
  namespaceNotFoundReason,
  servicesToolkitClaimCreatePermission,
  servicesToolkitClaimDeletePermission,
  servicesToolkitOfferingReadPermission,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimKey,
  ClaimRequest,
  ClaimWithManifest,
  NeedClaimRequest,
  PlanClaimRequest,
  PrunedParameter,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { claimWithManifest } from '../rules/claimFromKubernetes';
import { claimTypes } from '../rules/claimTypes';
import { describeRefusal } from '../rules/describeRefusal';
import { requireValidParameters } from '../rules/requireValidParameters';
import {
  InvalidClaimError,
  errorFromKubernetes,
} from '../rules/errorFromKubernetes';
import type { ActingRights } from './ActingRights';
import type { UserCaller } from './Caller';
import type { ClaimEntities } from './ClaimEntities';
import type { ClaimReader } from './ClaimReader';
import type {
  AnyClaim,
  ClaimModel,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { clientAs } from './clientAs';
import type { MissingNamespaces } from './MissingNamespaces';
import type { NeedResolver } from './NeedResolver';
import type { OfferingReader } from './OfferingReader';
import type { PlanResolver } from './PlanResolver';

/** Whose fields the API server notes these as (`kubectl get --show-managed-fields`). */
const fieldManager = 'services-toolkit-portal';

/** Claims and releases as the person: the portal's policy is asked first, Kubernetes has the last word. */
export class ClaimWriter {
  readonly #clusters: ServicesToolkitClusters;
  readonly #offerings: OfferingReader;
  readonly #reader: ClaimReader;
  readonly #claims: Pick<ClaimModel, 'entityName'>;
  readonly #entities: ClaimEntities;
  readonly #permissions: PortalPermissions;
  readonly #acting: ActingRights;
  readonly #missingNamespaces: MissingNamespaces;
  readonly #plans: Pick<PlanResolver, 'resolve'>;
  readonly #needs: Pick<NeedResolver, 'find'>;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    offerings: OfferingReader;
    reader: ClaimReader;
    claims: Pick<ClaimModel, 'entityName'>;
    entities: ClaimEntities;
    permissions: PortalPermissions;
    acting: ActingRights;
    missingNamespaces: MissingNamespaces;
    plans: Pick<PlanResolver, 'resolve'>;
    needs: Pick<NeedResolver, 'find'>;
  }) {
    this.#clusters = options.clusters;
    this.#offerings = options.offerings;
    this.#reader = options.reader;
    this.#claims = options.claims;
    this.#entities = options.entities;
    this.#permissions = options.permissions;
    this.#acting = options.acting;
    this.#missingNamespaces = options.missingNamespaces;
    this.#plans = options.plans;
    this.#needs = options.needs;
  }

  /**
   * @param options - with `dryRun` the same is checked, admission in the cluster included, and nothing is stored
   * @throws NotAllowedError, InputError, NotFoundError, ConflictError, ServiceUnavailableError
   */
  async create(
    caller: UserCaller,
    wanted:
      | ClaimRequest
      | NeedClaimRequest
      | PlanClaimRequest
      | ResourceClaimRequest,
    options: { dryRun: boolean },
  ): Promise<ClaimWithManifest> {
    await this.#permissions.require(
      servicesToolkitClaimCreatePermission,
      caller.credentials,
    );
    const cluster = this.#clusters.get(wanted.cluster);
    const request =
      'service' in wanted ? await this.#plans.resolve(caller, wanted) : wanted;
    const entity = await this.#entityOf(caller, request, cluster);
    const selection =
      options.dryRun && 'classSelector' in request
        ? await this.#needs.find(caller, request)
        : undefined;
    const prunedParameters = await this.#checkParameters(
      caller,
      request,
      selection?.class,
    );
    const claim: AnyClaim =
      'resource' in request
        ? buildResourceClaim(request, entity)
        : buildClassClaim(request, entity);
    try {
      const client = await clientAs(caller, cluster);
      const created = await client.create(claimTypes[claim.kind], claim, {
        fieldManager,
        // A misspelt setting is refused, as kubectl does it, instead of silently dropped.
        fieldValidation: 'Strict',
        dryRun: options.dryRun,
      });
      return claimWithManifest(cluster.name, created, {
        entityName: this.#claims.entityName({
          cluster: cluster.name,
          claim: created,
        }),
        entityRef: entity?.ref,
        prunedParameters,
        ...(selection && { selection }),
      });
    } catch (error) {
      if (await this.#lacksNamespace(error, caller, cluster, request)) {
        throw wrongField(
          'metadata.namespace',
          describeRefusal([
            {
              kind: 'noNamespace',
              namespace: request.namespace,
              cluster: cluster.name,
            },
          ]),
          namespaceNotFoundReason,
        );
      }
      throw errorFromKubernetes(
        await this.#acting.explain(error, cluster, caller.user, {
          verb: 'create',
          type: claimTypes[claim.kind],
          namespace: request.namespace,
        }),
        cluster,
        `create claim ${request.name} in namespace ${request.namespace}`,
      );
    }
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError, ServiceUnavailableError */
  async delete(caller: UserCaller, key: ClaimKey): Promise<void> {
    const allowed = await this.#permissions.requireClaimFilter(
      servicesToolkitClaimDeletePermission,
      caller.credentials,
    );
    const cluster = this.#clusters.get(key.cluster);
    const { namespace, name } = key;
    // Before it is looked for: who may not read the namespace does not learn what exists there.
    await this.#reader.requireRead(caller, cluster, key);
    const claim = await this.#reader.find(caller, key, {
      allowed,
      permission: servicesToolkitClaimDeletePermission.name,
    });
    try {
      const client = await clientAs(caller, cluster);
      await client.delete(
        claimTypes[claim.kind],
        { namespace, name },
        // The claim that was judged, not one that got its name in between.
        { uid: claim.metadata.uid },
      );
    } catch (error) {
      throw errorFromKubernetes(
        await this.#acting.explain(error, cluster, caller.user, {
          verb: 'delete',
          type: claimTypes[claim.kind],
          namespace,
        }),
        cluster,
        `release claim ${name} in namespace ${namespace}`,
      );
    }
  }

  /** Whether a claim was refused because there is no such namespace, as far as the person may know that. */
  async #lacksNamespace(
    error: unknown,
    { user }: UserCaller,
    cluster: ServicesToolkitCluster,
    { namespace }: Pick<ClaimRequest, 'namespace'>,
  ): Promise<boolean> {
    if (!(error instanceof KubernetesApiError)) {
      return false;
    }
    switch (error.code) {
      // To who may create claims there, the API server says it itself.
      case 404:
        return error.details?.kind === builtinResourceTypes.namespaces.plural;
      // RBAC refuses before the namespace is looked for.
      case 403:
        return this.#missingNamespaces.isMissingFor(user, cluster, namespace);
      default:
        return false;
    }
  }

  /**
   * To the API server, parameters are just an object: it would take them, and the claim would never be fulfilled.
   *
   * @param found - the class that a claim by need would get now
   */
  async #checkParameters(
    caller: UserCaller,
    request: ClaimRequest | NeedClaimRequest | ResourceClaimRequest,
    found: string | undefined,
  ): Promise<PrunedParameter[]> {
    if ('resource' in request) {
      return [];
    }
    const className = 'class' in request ? request.class : found;
    if (className === undefined || !(await this.#maySeeOfferings(caller))) {
      return [];
    }
    return requireValidParameters(
      this.#offerings.find(request.cluster, className).class,
      { ...request, class: className },
    );
  }

  /** What is wrong with parameters tells what the class is like. */
  #maySeeOfferings({ credentials }: UserCaller): Promise<boolean> {
    return this.#permissions.allows(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
  }

  /** What the claim is made for. Anyone can write the annotation, so the portal writes none that would not count. */
  async #entityOf(
    caller: UserCaller,
    { entityRef, namespace }: Pick<ClaimRequest, 'entityRef' | 'namespace'>,
    cluster: ServicesToolkitCluster,
  ): Promise<{ ref: string; kubernetesId?: string } | undefined> {
    if (entityRef === undefined) {
      return undefined;
    }
    const { ref, entity } = await this.#entities
      .get(entityRef, caller.credentials)
      .catch(error => {
        // An address that does not exist is a 404; a field that names nothing is a wrong field.
        throw NotFoundError.is(error)
          ? wrongField('entityRef', error.message, entityNotFoundReason)
          : error;
      });
    if (!this.#entities.ownsNamespace(entity, cluster.name, namespace)) {
      throw wrongField(
        'entityRef',
        `Namespace ${namespace} is not one of ${ref}'s own. Choose the namespace that its annotation backstage.io/kubernetes-namespace names, add the annotation to its catalog-info.yaml, or claim without an entity.`,
      );
    }
    return {
      ref,
      kubernetesId: entity.metadata.annotations?.[kubernetesIdKey],
    };
  }
}

function wrongField(
  field: string,
  message: string,
  reason?: string,
): InputError {
  return new InvalidClaimError(message, [
    { field, ...(reason && { reason }), message },
  ]);
}
