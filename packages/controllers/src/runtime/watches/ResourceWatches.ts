import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  Multimap,
  type Informer,
  type InformerEvent,
  type InformerOptions,
} from '@services-toolkit/kubernetes-runtime';

/** Whether a change of an object touched nothing that anybody wants to be told of. */
type IsSame = (
  change: InformerEvent<KubernetesObject>,
  type: ResourceType,
) => boolean;

/** Which objects are followed. */
export interface WatchSelection {
  type: ResourceType;
  labelSelector?: string;
  fieldSelector?: string;
  /** Of each object only what transformClaimable leaves. */
  claimableOnly?: boolean;
}

type Hooks = Pick<InformerOptions<KubernetesObject>, 'onEvent' | 'onState'>;

interface Watch {
  key: string;
  informer: Informer<KubernetesObject>;
  users: Multimap<string>;
  stop(): void;
}

/** What somebody wants to be told: what happened to an object of a selection, or (without a change) to the watch itself. */
export type ResourceListener = (news: {
  type: ResourceType;
  /** By the part of their names before the `/`: one kind may have ten thousands, in which others are not interested. */
  users: Pick<Multimap<string>, 'get'>;
  change?: InformerEvent<KubernetesObject>;
}) => void;

/**
 * The watches on kinds that are only known at run time, shared by all who ask for the same selection and stopped when
 * nobody does any more.
 */
export class ResourceWatches {
  readonly #watches = new Map<string, Watch>();
  readonly #watchOfUser = new Map<string, Watch>();
  readonly #listeners = new Set<ResourceListener>();
  readonly #isSame: IsSame;
  readonly #start: (
    selection: WatchSelection,
    hooks: Hooks,
  ) => { informer: Informer<KubernetesObject>; stop(): void };

  /** `start` makes and starts an informer; of changes that touch nothing, as `isSame` says, nobody is told. */
  constructor(
    start: (
      selection: WatchSelection,
      hooks: Hooks,
    ) => { informer: Informer<KubernetesObject>; stop(): void },
    isSame: IsSame,
  ) {
    this.#start = start;
    this.#isSame = isSame;
  }

  /** Follows a selection for that user, who gives up the one that it followed before. */
  follow(user: string, selection: WatchSelection): Informer<KubernetesObject> {
    const key = keyOf(selection);
    const before = this.#watchOfUser.get(user);
    const watch = this.#watches.get(key) ?? this.#open(key, selection);
    watch.users.add(kindOf(user), user);
    this.#watchOfUser.set(user, watch);
    if (before && before !== watch) {
      this.#leave(user, before);
    }
    return watch.informer;
  }

  unfollow(user: string): void {
    const watch = this.#watchOfUser.get(user);
    this.#watchOfUser.delete(user);
    if (watch) {
      this.#leave(user, watch);
    }
  }

  /** What that user follows. */
  followedBy(user: string): Informer<KubernetesObject> | undefined {
    return this.#watchOfUser.get(user)?.informer;
  }

  /** Returns how to unsubscribe. */
  listen(listener: ResourceListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many selections are followed now. */
  get size(): number {
    return this.#watches.size;
  }

  #open(key: string, selection: WatchSelection): Watch {
    const users = new Multimap<string>();
    const { type } = selection;
    const { informer, stop } = this.#start(selection, {
      onEvent: change => {
        if (change.type === 'modified' && this.#isSame(change, type)) {
          return;
        }
        this.#tell({ type, users, change });
      },
      onState: () => this.#tell({ type, users }),
    });
    const watch: Watch = { key, informer, users, stop };
    this.#watches.set(key, watch);
    return watch;
  }

  #leave(user: string, watch: Watch): void {
    watch.users.remove(kindOf(user), user);
    if (watch.users.size === 0) {
      this.#watches.delete(watch.key);
      watch.stop();
    }
  }

  #tell(news: Parameters<ResourceListener>[0]): void {
    for (const listener of this.#listeners) {
      listener(news);
    }
  }
}

function kindOf(user: string): string {
  return user.split('/', 1)[0] ?? '';
}

function keyOf({
  type: { group, version, plural },
  labelSelector,
  fieldSelector,
  claimableOnly,
}: WatchSelection): string {
  return JSON.stringify([
    ...[group, version, plural],
    ...[labelSelector, fieldSelector, claimableOnly],
  ]);
}
