import {
  groupOf,
  identityKey,
  identityOf,
  toClaimableResource,
  type Lease,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  type KubernetesObject,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  isAlreadyExists,
  objectKey,
} from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../Environment';
import { newClaimLease } from '../rules/claimLease';
import { readLive } from '../tracking/readLive';
import { resolveServedKind } from '../tracking/resolveServedKind';

/**
 * Gives a Lease to each claim that says it holds something and has none: those that the original left behind, when this
 * project takes over a cluster. It runs before any new claim is looked at, which might else get what they have. Where two
 * say that they hold the same, the older one does.
 *
 * What cannot be looked at now (its API does not answer, its conversion webhook fails) keeps back only the claims on that
 * resource: it is tried again with each look at one of them.
 */
export class TakeOvers {
  readonly #environment: Environment;
  /** The claims that still wait for their Lease, by the resource, the oldest first. */
  readonly #waiting = new Map<string, ResourceClaim[]>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Tries all of them once. */
  async begin(): Promise<void> {
    const { informers, logger } = this.#environment;
    const without = informers.resourceClaims
      .list()
      .filter(
        ({ metadata, status }) =>
          status?.claimedResourceRef !== undefined &&
          metadata.deletionTimestamp === undefined &&
          informers.leases.byIndex('holder', metadata.uid ?? '').length === 0,
      )
      .sort((a, b) => ageKey(a).localeCompare(ageKey(b)));
    for (const claim of without) {
      const resource = resourceKey(claim);
      this.#waiting.set(resource, [
        ...(this.#waiting.get(resource) ?? []),
        claim,
      ]);
    }
    for (const resource of [...this.#waiting.keys()]) {
      try {
        await this.retry(resource);
      } catch (error) {
        logger.warn('A resource cannot be taken over yet, and is tried again', {
          resource,
          error: error instanceof Error ? error.message : String(error),
        });
      }
    }
    if (without.length > 0) {
      logger.info(
        'Claims that held resources without a Lease were taken over',
        {
          claims: without.length,
          waiting: this.#waiting.size,
        },
      );
    }
  }

  /** Whether a claim held its resource before, and its Lease could not be written yet. */
  isWaiting({ metadata }: ResourceClaim): boolean {
    return [...this.#waiting.values()].some(claims =>
      claims.some(one => one.metadata.uid === metadata.uid),
    );
  }

  /**
   * Tries again for what holds this resource, as `identityKey` names it.
   *
   * @throws what keeps it
   */
  async retry(resource: string): Promise<void> {
    for (const claim of this.#waiting.get(resource) ?? []) {
      await this.#takeLease(claim);
    }
    this.#waiting.delete(resource);
  }

  async #takeLease(claim: ResourceClaim): Promise<void> {
    const { client, informers, leaseNamespace, clock } = this.#environment;
    const { namespace = '', name = '', uid = '' } = claim.metadata;
    const current = informers.resourceClaims.get(objectKey(claim));
    const ref = current?.status?.claimedResourceRef;
    if (!ref || current?.metadata.uid !== uid) {
      // It is gone, or has let go.
      return;
    }
    const type = await resolveServedKind(
      client,
      groupOf(ref.apiVersion),
      ref.kind,
    );
    const resource =
      type &&
      (await readLive<KubernetesObject>(client, type, {
        name: ref.name,
        ...(type.namespaced && { namespace: ref.namespace || namespace }),
      }));
    if (!type || resource?.kind !== 'found') {
      // The claim itself says so in its conditions.
      return;
    }
    const lease = newClaimLease(
      toClaimableResource(resource.value, type),
      { namespace, name, uid },
      { namespace: leaseNamespace, now: clock() },
    );
    try {
      await client.create<Lease>(builtinResourceTypes.leases, lease);
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw error;
      }
    }
  }
}

function resourceKey({ metadata, status, spec }: ResourceClaim): string {
  const ref: ObjectReference = status?.claimedResourceRef ?? spec.ref;
  return identityKey(identityOf(ref, metadata.namespace ?? ''));
}

function ageKey({ metadata }: ResourceClaim): string {
  return `${metadata.creationTimestamp}/${metadata.uid}`;
}
