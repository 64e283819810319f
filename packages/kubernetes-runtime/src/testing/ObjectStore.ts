import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  parseJson,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '../objectKey';
import { apiErrors, objectWasModified } from './apiErrors';
import { FieldOwnership } from './FieldOwnership';
import { WatchHub } from './WatchHub';

interface Stored {
  type: ResourceType;
  object: KubernetesObject;
  ownership: FieldOwnership;
}

/** Objects with versions, UIDs, finalizers and owners. Everything happens at once; nothing is asynchronous here. */
export class ObjectStore {
  readonly hub = new WatchHub();
  readonly #objects = new Map<string, Stored>();
  readonly #newUid: () => string;
  #version = 1;

  constructor(newUid: () => string = randomUUID) {
    this.#newUid = newUid;
  }

  get version(): number {
    return this.#version;
  }

  find(type: ResourceType, key: string): Stored | undefined {
    return this.#objects.get(storeKey(type, key));
  }

  get(type: ResourceType, key: string): Stored {
    const stored = this.find(type, key);
    if (!stored) {
      throw apiErrors.notFound(type, key.slice(key.indexOf('/') + 1));
    }
    return stored;
  }

  list(type: ResourceType): KubernetesObject[] {
    return [...this.#objects.values()]
      .filter(
        stored =>
          stored.type.group === type.group &&
          stored.type.plural === type.plural,
      )
      .map(({ object }) => object)
      .sort((a, b) => (objectKey(a) < objectKey(b) ? -1 : 1));
  }

  create(
    type: ResourceType,
    object: KubernetesObject,
    dryRun: boolean,
    ownership = new FieldOwnership(),
  ): KubernetesObject {
    if (this.find(type, objectKey(object))) {
      throw apiErrors.alreadyExists(type, object.metadata.name ?? '');
    }
    const { deletionTimestamp: _, ...metadata } = object.metadata;
    const created: KubernetesObject = {
      ...object,
      metadata: {
        ...metadata,
        uid: this.#newUid(),
        resourceVersion: String(this.#version + 1),
        generation: 1,
        creationTimestamp: new Date().toISOString(),
      },
    };
    if (!dryRun) {
      this.#version++;
      this.#objects.set(storeKey(type, objectKey(created)), {
        type,
        object: created,
        ownership,
      });
      this.hub.record({
        version: this.#version,
        type,
        after: created,
        last: created,
      });
      // Whose owners are all there was looked at before.
      if (created.metadata.ownerReferences?.length) {
        this.#collectOrphans();
      }
    }
    return created;
  }

  /** Stores a new state, unless it says the same as the old one. Checks the version and UID that it names. */
  replace(
    stored: Stored,
    desired: KubernetesObject,
    dryRun: boolean,
  ): KubernetesObject {
    const { type, object: old } = stored;
    const next = this.#nextState(stored, desired);
    if (next === old || dryRun) {
      return next;
    }
    this.#version++;
    if (next.metadata.deletionTimestamp && !next.metadata.finalizers?.length) {
      this.#remove(stored, next);
      return next;
    }
    stored.object = next;
    this.hub.record({
      version: this.#version,
      type,
      before: old,
      after: next,
      last: next,
    });
    return next;
  }

  /** With finalizers the object stays, marked; without it goes, and what it owns goes with it. */
  delete(
    stored: Stored,
    preconditions: { uid?: string; resourceVersion?: string },
    dryRun = false,
  ): void {
    const { type, object } = stored;
    this.checkPreconditions(stored, { metadata: preconditions });
    if (dryRun) {
      return;
    }
    if (!object.metadata.finalizers?.length) {
      this.evict(stored);
      return;
    }
    if (!object.metadata.deletionTimestamp) {
      const deletionTimestamp = new Date().toISOString();
      this.#version++;
      stored.object = {
        ...object,
        metadata: {
          ...object.metadata,
          deletionTimestamp,
          resourceVersion: String(this.#version),
        },
      };
      this.hub.record({
        version: this.#version,
        type,
        before: object,
        after: stored.object,
        last: stored.object,
      });
    }
  }

  /** Removes it at once, finalizers or not. */
  evict(stored: Stored): void {
    const { object } = stored;
    this.#version++;
    this.#remove(stored, {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    });
  }

  /** @throws KubernetesApiError with reason Conflict when the desired UID or version is not the stored one. */
  checkPreconditions(
    { type, object }: Stored,
    desired: Pick<KubernetesObject, 'metadata'>,
  ): void {
    const { uid, resourceVersion } = desired.metadata;
    const { name = '' } = object.metadata;
    if (uid && uid !== object.metadata.uid) {
      throw apiErrors.conflict(
        type,
        name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${object.metadata.uid}`,
      );
    }
    if (
      resourceVersion &&
      resourceVersion !== object.metadata.resourceVersion
    ) {
      throw apiErrors.conflict(type, name, objectWasModified);
    }
  }

  #nextState(stored: Stored, desired: KubernetesObject): KubernetesObject {
    this.checkPreconditions(stored, desired);
    const { type, object: old } = stored;
    const { name = '' } = desired.metadata;
    const {
      creationTimestamp,
      deletionTimestamp,
      generation = 1,
    } = old.metadata;
    const known = new Set(old.metadata.finalizers);
    if (
      deletionTimestamp &&
      desired.metadata.finalizers?.some(finalizer => !known.has(finalizer))
    ) {
      throw apiErrors.invalid(
        type,
        name,
        'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted',
      );
    }
    const fixed = {
      uid: old.metadata.uid,
      resourceVersion: old.metadata.resourceVersion,
      creationTimestamp,
      generation,
      ...(deletionTimestamp && { deletionTimestamp }),
    };
    const same: KubernetesObject = {
      ...desired,
      metadata: { ...desired.metadata, ...fixed },
    };
    if (isDeepStrictEqual(plain(same), plain(old))) {
      return old;
    }
    const isSpecChange = !isDeepStrictEqual(
      plain(specOf(same)),
      plain(specOf(old)),
    );
    return {
      ...same,
      metadata: {
        ...same.metadata,
        generation: isSpecChange ? generation + 1 : generation,
        resourceVersion: String(this.#version + 1),
      },
    };
  }

  #remove({ type, object }: Stored, last: KubernetesObject) {
    this.#objects.delete(storeKey(type, objectKey(object)));
    this.hub.record({ version: this.#version, type, before: object, last });
    this.#collectOrphans();
  }

  /** The garbage collector: what names owners, none of which exists, is deleted. */
  #collectOrphans() {
    const uids = new Set(
      [...this.#objects.values()].map(({ object }) => object.metadata.uid),
    );
    for (const stored of [...this.#objects.values()]) {
      const owners = stored.object.metadata.ownerReferences ?? [];
      const isOrphan =
        owners.length > 0 && !owners.some(({ uid }) => uids.has(uid));
      const isCurrent =
        this.#objects.get(storeKey(stored.type, objectKey(stored.object))) ===
        stored;
      if (isOrphan && isCurrent) {
        this.delete(stored, {});
      }
    }
  }
}

function storeKey(type: ResourceType, key: string): string {
  return `${type.plural}.${type.group}/${key}`;
}

function specOf({
  metadata: _,
  status: __,
  ...rest
}: KubernetesObject & { status?: unknown }): object {
  return rest;
}

/** Without fields that are undefined, which JSON does not have. */
function plain(value: object): unknown {
  return parseJson(JSON.stringify(value));
}
