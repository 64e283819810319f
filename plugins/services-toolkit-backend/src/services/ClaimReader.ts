import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { servicesToolkitClaimReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimFilter as ClaimSelection,
  ClaimKey,
  ClaimKind,
  ClaimPage,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClaimFilter } from '../permissions/claimPermissionResourceRef';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import {
  claimFromKubernetes,
  claimWithManifest,
} from '../rules/claimFromKubernetes';
import { claimResource } from '../rules/claimResource';
import { claimTypes, defaultClaimKind } from '../rules/claimTypes';
import type { SignalKeys } from '../signals/SignalKeys';
import { clusterFromService } from '../rules/clusterFromService';
import { describeRefusal } from '../rules/describeRefusal';
import { errorFromKubernetes } from '../rules/errorFromKubernetes';
import { isAskedFor } from '../rules/isAskedFor';
import { isOwnedClaim } from '../rules/isOwnedClaim';
import type { Ownership } from '../rules/isOwnedClaim';
import { pageOf } from '../rules/pageOf';
import type { PageRequest } from '../rules/pageOf';
import { shownClaim } from '../rules/shownClaim';
import type { ActingRights } from './ActingRights';
import type { Caller } from './Caller';
import type { ClaimEntities } from './ClaimEntities';
import type { ClaimPlaces } from './ClaimPlaces';
import type {
  AnyClaim,
  ClaimModel,
  KnownClaim,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { KubernetesAccess } from './KubernetesAccess';
import type { MissingNamespaces } from './MissingNamespaces';
import type { Namespaces } from './Namespaces';
import type { OwnershipCache } from './OwnershipCache';
import { clientAs } from './clientAs';

/**
 * A yes or no for one kind in a namespace of a cluster, asked once for each in a request.
 *
 * @param among - of how many namespaces of that cluster it is asked
 */
type NamespaceCheck = (
  cluster: ServicesToolkitCluster,
  namespace: string,
  kind: ClaimKind,
  among: number,
) => Promise<boolean>;

/**
 * Shows claims to those who may read them. Another backend plugin acts with the portal's own eyes; a person sees what
 * the permission policy and the cluster's RBAC both allow.
 */
export class ClaimReader {
  readonly #clusters: ServicesToolkitClusters;
  readonly #claims: ClaimModel;
  readonly #places: ClaimPlaces;
  readonly #entities: ClaimEntities;
  readonly #access: KubernetesAccess;
  readonly #namespaces: Namespaces;
  readonly #missingNamespaces: MissingNamespaces;
  readonly #ownerships: OwnershipCache;
  readonly #permissions: PortalPermissions;
  readonly #acting: ActingRights;
  readonly #signalKeys: SignalKeys;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    claims: ClaimModel;
    places: ClaimPlaces;
    entities: ClaimEntities;
    access: KubernetesAccess;
    namespaces: Namespaces;
    missingNamespaces: MissingNamespaces;
    ownerships: OwnershipCache;
    permissions: PortalPermissions;
    acting: ActingRights;
    signalKeys: SignalKeys;
  }) {
    this.#clusters = options.clusters;
    this.#claims = options.claims;
    this.#places = options.places;
    this.#entities = options.entities;
    this.#access = options.access;
    this.#namespaces = options.namespaces;
    this.#missingNamespaces = options.missingNamespaces;
    this.#ownerships = options.ownerships;
    this.#permissions = options.permissions;
    this.#acting = options.acting;
    this.#signalKeys = options.signalKeys;
  }

  /**
   * @throws NotAllowedError, NotFoundError for an unknown entity, InputError for a wrong cursor or for who asks for their
   * own and is not a person
   */
  async list(
    caller: Caller,
    request: PageRequest & ClaimSelection,
  ): Promise<ClaimPage> {
    const allowed = await this.#permissions.requireForPage(
      servicesToolkitClaimReadPermission,
      caller,
      request,
    );
    const unanswered = new Map<string, string>();
    const checks: NamespaceCheck[] = [];
    let candidates: () => readonly KnownClaim[] = () => this.#claims.list();
    if (request.entityRef !== undefined) {
      const { ref, entity } = await this.#entities.get(
        request.entityRef,
        caller.credentials,
      );
      candidates = () => this.#claims.listByEntity(ref);
      checks.push(async (cluster, namespace) =>
        this.#entities.ownsNamespace(entity, cluster.name, namespace),
      );
    }
    checks.push((cluster, namespace, kind, among) =>
      this.#mayRead(caller, cluster, namespace, kind, among),
    );
    const ownership = request.owned
      ? await this.#ownerships.of(caller)
      : undefined;
    const { items, nextCursor } = await pageOf(candidates(), request, {
      // What needs no request comes first.
      isCandidate: one =>
        isAskedFor(one.claim, request) &&
        (!ownership || this.#isOwned(one, ownership, unanswered)) &&
        allowed(claimResource(one.cluster, one.claim)),
      accept: batch => this.#judge(batch, checks, unanswered),
      // Who asks for a second page asks for the others, too: the clusters answer while this one is on its way.
      lookAhead:
        request.cursor === undefined
          ? undefined
          : batch => {
              this.#judge(batch, checks, new Map()).catch(() => undefined);
            },
    });
    const madeFor = await this.#entities.madeFor(items);
    return {
      items: items.map((one, index) =>
        claimFromKubernetes(one.cluster, one.claim, {
          entityName: this.#claims.entityName(one),
          entityRef: madeFor[index],
          runsOn: this.#places.of(one),
        }),
      ),
      ...(nextCursor && { nextCursor }),
      clusters: this.#clusters
        .list()
        .map(one => clusterFromService(one, unanswered.get(one.name))),
    };
  }

  /** @throws NotAllowedError, NotFoundError, ServiceUnavailableError */
  async get(caller: Caller, key: ClaimKey): Promise<ClaimWithManifest> {
    const allowed = await this.#permissions.requireClaimFilter(
      servicesToolkitClaimReadPermission,
      caller.credentials,
    );
    const cluster = this.#clusters.get(key.cluster);
    // Before it is looked for: who may not read the namespace does not learn what exists there.
    await this.requireRead(caller, cluster, key);
    const claim = await this.find(caller, key, {
      allowed,
      permission: servicesToolkitClaimReadPermission.name,
    });
    const { uid } = claim.metadata;
    const known = { cluster: cluster.name, claim };
    const [entityRef] = await this.#entities.madeFor([known]);
    return claimWithManifest(cluster.name, claim, {
      entityName: this.#claims.entityName(known),
      entityRef,
      runsOn: this.#places.of(known),
      signalKey: uid && this.#signalKeys.of(cluster.name, uid),
    });
  }

  /**
   * From the watch; a claim that it does not have (yet) is asked for as the caller. What the portal's policy hides and what
   * does not exist get the same answer.
   *
   * @param policy - what it allows, and the permission that it does so for
   * @throws NotFoundError, NotAllowedError, ServiceUnavailableError
   */
  async find(
    caller: Pick<Caller, 'user'>,
    key: ClaimKey,
    policy: { allowed: ClaimFilter; permission: string },
  ): Promise<AnyClaim> {
    return shownClaim(
      policy,
      key,
      this.#claims.get(key)?.claim ?? (await this.#ask(caller, key)),
    );
  }

  async #ask(
    caller: Pick<Caller, 'user'>,
    key: ClaimKey,
  ): Promise<AnyClaim | undefined> {
    const { namespace, name, kind = defaultClaimKind } = key;
    const cluster = this.#clusters.get(key.cluster);
    const type = claimTypes[kind];
    try {
      const client = await clientAs(caller, cluster);
      return await client.get<AnyClaim>(type, { namespace, name });
    } catch (cause) {
      const error = errorFromKubernetes(
        await this.#acting.explain(cause, cluster, caller.user, {
          verb: 'get',
          type,
          namespace,
        }),
        cluster,
        `read claim ${name} in namespace ${namespace}`,
      );
      if (NotFoundError.is(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * @throws NotAllowedError where the cluster does not let the person read claims in that namespace
   * @throws NotFoundError where there is no such namespace, and the person may know
   */
  async requireRead(
    caller: Caller,
    cluster: ServicesToolkitCluster,
    { namespace, kind = defaultClaimKind }: ClaimKey,
  ): Promise<void> {
    if (!caller.user) {
      return;
    }
    const answer = await this.#access.mayReadClaims(
      cluster,
      caller.user,
      namespace,
      kind,
    );
    if (answer.allowed) {
      return;
    }
    const missing = await this.#missingNamespaces.isMissingFor(
      caller.user,
      cluster,
      namespace,
    );
    if (missing) {
      throw new NotFoundError(
        describeRefusal([
          { kind: 'noNamespace', namespace, cluster: cluster.name },
        ]),
      );
    }
    throw new NotAllowedError(
      describeRefusal([
        'notAsked' in answer
          ? { kind: 'identity', cluster: cluster.name, said: answer.notAsked }
          : {
              kind: 'namespace',
              verb: 'get',
              claimKind: kind,
              namespace,
              cluster: cluster.name,
              said: answer.said,
            },
      ]),
    );
  }

  async #mayRead(
    caller: Caller,
    cluster: ServicesToolkitCluster,
    namespace: string,
    kind: ClaimKind,
    among: number,
  ): Promise<boolean> {
    if (!caller.user) {
      return true;
    }
    const answer = await this.#access.mayReadClaims(
      cluster,
      caller.user,
      namespace,
      kind,
      among,
    );
    return answer.allowed;
  }

  /** Of a cluster that has not told whose namespaces are, it says so instead. */
  #isOwned(
    { cluster, claim }: KnownClaim,
    ownership: Ownership,
    unanswered: Map<string, string>,
  ): boolean {
    try {
      const owner = this.#namespaces.ownerOf(
        cluster,
        claim.metadata.namespace ?? '',
      );
      return isOwnedClaim(claim, owner, ownership);
    } catch (error) {
      if (!ServiceUnavailableError.is(error)) {
        throw error;
      }
      unanswered.set(cluster, error.message);
      return false;
    }
  }

  /** Asks once for each kind in a namespace. What cannot be answered is left out, and the cluster says so. */
  async #judge(
    batch: readonly KnownClaim[],
    checks: readonly NamespaceCheck[],
    unanswered: Map<string, string>,
  ): Promise<boolean[]> {
    const asked = new Map<string, Promise<boolean>>();
    const namespaces = namespacesByCluster(batch);
    const judge = async (name: string, namespace: string, kind: ClaimKind) => {
      const cluster = this.#clusters.get(name);
      const { reachable, message } = cluster.status();
      if (!reachable || unanswered.has(name)) {
        unanswered.set(name, unanswered.get(name) ?? message ?? '');
        return false;
      }
      const among = namespaces.get(name)?.size ?? 0;
      try {
        for (const check of checks) {
          if (!(await check(cluster, namespace, kind, among))) {
            return false;
          }
        }
        return true;
      } catch (error) {
        if (!ServiceUnavailableError.is(error)) {
          throw error;
        }
        unanswered.set(name, error.message);
        return false;
      }
    };
    return Promise.all(
      batch.map(({ cluster, claim }) => {
        const namespace = claim.metadata.namespace ?? '';
        const key = JSON.stringify([cluster, namespace, claim.kind]);
        const check = asked.get(key) ?? judge(cluster, namespace, claim.kind);
        asked.set(key, check);
        return check;
      }),
    );
  }
}

function namespacesByCluster(
  claims: readonly KnownClaim[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { cluster, claim } of claims) {
    const namespaces = found.get(cluster) ?? new Set();
    found.set(cluster, namespaces.add(claim.metadata.namespace ?? ''));
  }
  return found;
}
