import { setTimeout as delay } from 'node:timers/promises';
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
  ClusterUnreachableError,
  isAlreadyExists,
  KubernetesApiError,
  objectKey,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { newClaimLease } from '../rules/claimLease';
import { readLive } from '../../../runtime/readLive';
import { resolveServedKind } from '../../../runtime/resolveServedKind';

/** Nobody waits longer for an API that may never answer; and so long after its answer it is asked again. */
const slowMs = 5_000;
const slowAgainMs = 10_000;

/**
 * Gives a Lease to each claim that says it holds something and has none: those that the original left behind, when this
 * project takes over a cluster. It runs before any new claim is looked at, which might else get what they have. Where two
 * say that they hold the same, the older one does.
 *
 * What cannot be looked at now (its API does not answer, its conversion webhook fails) keeps back only the claims on that
 * resource: it is tried again with each look at one of them. Of a kind whose API is slow one thing at a time is asked, and
 * nobody waits for it: else the claims on it would take all workers from the claims on other kinds.
 */
export class Adoptions {
  readonly #context: ClaimsContext;
  /** The claims that still wait for their Lease, by the resource, the oldest first. */
  readonly #waiting = new Map<string, ResourceClaim[]>();
  /** What is being asked, by kind; it ends when there is an answer, or when nobody waits for that any more. */
  readonly #running = new Map<string, Promise<unknown>>();
  /** What the last attempt came to, by kind, where it took long. */
  readonly #slow = new Map<string, { message: string; againAt: number }>();

  constructor(context: ClaimsContext) {
    this.#context = context;
  }

  /** Tries all of them once. */
  async begin(): Promise<void> {
    const { informers, logger } = this.#context;
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
    const kinds = new Map<string, string[]>();
    for (const [resource, [claim]] of this.#waiting) {
      const kind = claim ? kindKey(claim) : '';
      kinds.set(kind, [...(kinds.get(kind) ?? []), resource]);
    }
    await Promise.all(
      [...kinds.values()].map(resources => this.#beginKind(resources)),
    );
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
   * Tries again for what holds this resource, as `identityKey` names it. Answers with what keeps it from being looked at;
   * undefined where nothing does.
   */
  async retry(resource: string): Promise<string | undefined> {
    const [first] = this.#waiting.get(resource) ?? [];
    if (!first) {
      return undefined;
    }
    const kind = kindKey(first);
    for (;;) {
      const slow = this.#slow.get(kind);
      if (slow && this.#now() < slow.againAt) {
        return slow.message;
      }
      const running = this.#running.get(kind);
      if (!running) {
        break;
      }
      await running.catch(() => {});
    }
    const attempt = this.#attempt(kind, resource);
    this.#running.set(kind, attempt);
    return attempt;
  }

  /** Answers after {@link slowMs} at the latest, and goes on then. */
  async #attempt(kind: string, resource: string): Promise<string | undefined> {
    const answered = new AbortController();
    const answer = this.#takeLeases(resource).finally(() => {
      answered.abort();
      this.#running.delete(kind);
      this.#slow.delete(kind);
    });
    const { signal } = answered;
    const late = delay(slowMs, undefined, { signal, ref: false }).then(() => {
      const message = `its API has not answered for ${slowMs / 1000} seconds`;
      this.#slow.set(kind, { message, againAt: Infinity });
      answer
        .then(
          kept => kept,
          error => String(error),
        )
        .then(kept => {
          if (kept !== undefined) {
            const againAt = this.#now() + slowAgainMs;
            this.#slow.set(kind, { message: kept, againAt });
          }
        });
      return message;
    });
    return Promise.race([answer, late.catch(() => answer)]);
  }

  /** Answers with what keeps it from that. */
  async #takeLeases(resource: string): Promise<string | undefined> {
    try {
      for (const claim of this.#waiting.get(resource) ?? []) {
        await this.#takeLease(claim);
      }
    } catch (error) {
      if (
        error instanceof KubernetesApiError ||
        error instanceof ClusterUnreachableError
      ) {
        return error.message;
      }
      throw error;
    }
    this.#waiting.delete(resource);
    return undefined;
  }

  async #beginKind(resources: readonly string[]): Promise<void> {
    for (const resource of resources) {
      const kept = await this.retry(resource).catch(String);
      if (kept !== undefined) {
        this.#context.logger.warn(
          'A resource cannot be taken over yet, and is tried again',
          { resource, error: kept },
        );
      }
    }
  }

  #now(): number {
    return this.#context.clock().getTime();
  }

  async #takeLease(claim: ResourceClaim): Promise<void> {
    const { client, informers, leaseNamespace, clock } = this.#context;
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

function kindKey({ status, spec }: ResourceClaim): string {
  const { apiVersion, kind } = status?.claimedResourceRef ?? spec.ref;
  return `${groupOf(apiVersion)}/${kind}`;
}

function ageKey({ metadata }: ResourceClaim): string {
  return `${metadata.creationTimestamp}/${metadata.uid}`;
}
