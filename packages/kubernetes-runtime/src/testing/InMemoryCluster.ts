import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Identity } from '../client/KubernetesClient';
import { apiErrors } from './apiErrors';
import { ObjectStore } from './ObjectStore';

/** One request, as hooks see it. @public */
export interface InMemoryCall {
  verb:
    | 'get'
    | 'list'
    | 'watch'
    | 'create'
    | 'update'
    | 'apply'
    | 'patch'
    | 'delete';
  type: ResourceType;
  /** `namespace/name`, or `name`; absent for lists and watches. */
  key?: string;
  subresource?: 'status';
  dryRun?: boolean;
  identity?: Identity;
}

/** @public */
export interface InMemoryHooks {
  /** What it throws, the request fails with, and nothing happens. A promise delays the request. */
  before?: (call: InMemoryCall) => void | Promise<void>;
  /** What it throws, the caller of a write gets although it took place: a lost answer, or a crash right after it. */
  after?: (call: InMemoryCall) => void | Promise<void>;
  /** What access reviews answer; all is allowed when left out. */
  allows?: (review: KubernetesObject) => boolean;
  /** Random ones when left out. Asked for once. */
  newUid?: () => string;
}

/** What several identities on one in-memory cluster share. */
export class InMemoryCluster {
  readonly store: ObjectStore;
  readonly hooks: InMemoryHooks;
  readonly types = new Map<
    string,
    { type: ResourceType; hasStatus: boolean }
  >();

  constructor(hooks: InMemoryHooks) {
    this.hooks = hooks;
    this.store = new ObjectStore(hooks.newUid);
  }

  /** @throws KubernetesApiError with reason NotServed */
  served(type: ResourceType): { hasStatus: boolean } {
    const served = this.types.get(typeKey(type));
    if (!served) {
      throw apiErrors.notServed(typeKey(type));
    }
    return served;
  }
}

export function typeKey(type: ResourceType): string {
  return `${type.plural}.${type.group}`;
}
