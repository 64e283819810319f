import { NotFoundError } from '@backstage/errors';
import { diagnoseClaim } from '@services-toolkit/claims';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { servicesToolkitClaimReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimGraph,
  ClaimKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimModel,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { ClusterUnreachableError } from '@services-toolkit/kubernetes-runtime';
import type { PortalPermissions } from '../../permissions/PortalPermissions';
import type { SignalKeys } from '../../signals/SignalKeys';
import { claimWithManifest } from '../../rules/claimFromKubernetes';
import { claimTypes, defaultClaimKind } from '../../rules/claimTypes';
import { errorFromKubernetes } from '../../rules/errorFromKubernetes';
import { shownClaim } from '../../rules/shownClaim';
import type { ActingRights } from '../ActingRights';
import type { Caller } from '../Caller';
import type { ClaimEntities } from '../ClaimEntities';
import type { ClaimPlaces } from '../ClaimPlaces';
import type { KubernetesAccess } from '../KubernetesAccess';
import type { PersonalTurns } from '../PersonalTurns';
import { observeClaim, valueOf } from './observeClaim';
import { PersonReader } from './PersonReader';
import type { Viewer } from './PersonReader';
import { Viewers } from './Viewers';

/** A page is not to wait longer for what a cluster does not tell. */
const withinMs = 6_000;

/**
 * Says what a claim's page shows: the claim, and what it hangs on. Everything is read from the API server, nothing from the portal's watches, and shown only
 * to who may read it: who may read the claim need not be allowed to read its instance.
 */
export class ClaimGraphReader {
  readonly #clusters: ServicesToolkitClusters;
  readonly #permissions: PortalPermissions;
  readonly #viewers: Viewers;
  readonly #claims: Pick<ClaimModel, 'entityName'>;
  readonly #places: ClaimPlaces;
  readonly #entities: ClaimEntities;
  readonly #signalKeys: SignalKeys;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    permissions: PortalPermissions;
    access: KubernetesAccess;
    acting: ActingRights;
    turns: PersonalTurns;
    claims: Pick<ClaimModel, 'entityName'>;
    places: ClaimPlaces;
    entities: ClaimEntities;
    signalKeys: SignalKeys;
  }) {
    this.#clusters = options.clusters;
    this.#permissions = options.permissions;
    this.#viewers = new Viewers(options);
    this.#claims = options.claims;
    this.#places = options.places;
    this.#entities = options.entities;
    this.#signalKeys = options.signalKeys;
  }

  /** @throws NotAllowedError, NotFoundError and ServiceUnavailableError, about the claim itself only */
  async get(caller: Caller, key: ClaimKey): Promise<ClaimGraph> {
    const allowed = await this.#permissions.requireClaimFilter(
      servicesToolkitClaimReadPermission,
      caller.credentials,
    );
    const cluster = this.#clusters.get(key.cluster);
    const viewer = await this.#viewers.of(caller, cluster);
    const claim = shownClaim(
      { allowed, permission: servicesToolkitClaimReadPermission.name },
      key,
      await readClaim(viewer, cluster, key),
    );
    const reader = new PersonReader({
      viewer,
      cluster: cluster.name,
      withinMs,
    });
    const known = { cluster: cluster.name, claim };
    const observation = await observeClaim(claim, reader);
    // What the model knows of it names no address, so that whoever sees the claim may know.
    const projection = this.#places.observe(
      known,
      valueOf(observation.resourceClaim),
    );
    const { state, messages, move, ...graph } = diagnoseClaim({
      ...observation,
      ...(projection && { projection }),
    });
    const { uid } = claim.metadata;
    const [entityRef] = await this.#entities.madeFor([known]);
    const shown = claimWithManifest(cluster.name, claim, {
      entityName: this.#claims.entityName(known),
      entityRef,
      runsOn: this.#places.of(known),
      signalKey: uid && this.#signalKeys.of(cluster.name, uid),
    });
    // What a claim says of itself may be less than what is seen of the things that it hangs on.
    return { claim: { ...shown, state, messages, move }, ...graph };
  }
}

async function readClaim(
  { client, explain }: Viewer,
  cluster: ServicesToolkitCluster,
  { namespace, name, kind = defaultClaimKind }: ClaimKey,
): Promise<ClassClaim | ResourceClaim | undefined> {
  const signal = AbortSignal.timeout(withinMs);
  const type = claimTypes[kind];
  try {
    return await client.get<ClassClaim | ResourceClaim>(
      type,
      { namespace, name },
      { signal },
    );
  } catch (cause) {
    const error = errorFromKubernetes(
      signal.aborted
        ? new ClusterUnreachableError(client.server, 'no answer in time')
        : await explain(cause, { verb: 'get', type, namespace }),
      cluster,
      `read claim ${name} in namespace ${namespace}`,
    );
    if (NotFoundError.is(error)) {
      return undefined;
    }
    throw error;
  }
}
