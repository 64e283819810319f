import { isSecret } from '@services-toolkit/claims';
import {
  labels,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type {
  Informer,
  KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { resolveServedKind } from '../../../../runtime/resolveServedKind';
import type { TemplateKind } from './ParsedTemplate';

/** Told of each object that changed. */
export type ObjectListener = (
  object: KubernetesObject,
  type: ResourceType,
) => void;

/**
 * The kinds that templates make and read, with all that happens to their objects. Of what is made only the objects with a
 * claim's label are followed; Secrets are followed anyhow, by their metadata. A kind is followed from when a claim needs
 * it first until its CustomResourceDefinition is gone.
 */
export class TemplateKinds {
  readonly #client: KubernetesClient;
  readonly #watches: ClaimsContext['watches'];
  readonly #secrets: Informer<KubernetesObject>;
  readonly #listener: ObjectListener;
  readonly #users = new Map<string, ResourceType>();
  readonly #subscribed = new WeakSet<Informer<KubernetesObject>>();

  constructor(
    { client, watches, informers }: ClaimsContext,
    listener: ObjectListener,
  ) {
    this.#client = client;
    this.#watches = watches;
    this.#secrets = informers.secrets;
    this.#listener = listener;
  }

  /** The kind at the version that the template names; undefined where the cluster does not serve it. */
  async typeOf({
    group,
    version,
    kind,
  }: TemplateKind): Promise<ResourceType | undefined> {
    const type = await resolveServedKind(this.#client, group, kind);
    return type && { ...type, version };
  }

  made(type: ResourceType): Informer<KubernetesObject> {
    return this.#follow(type, labels.classClaimUid);
  }

  read(type: ResourceType): Informer<KubernetesObject> {
    return this.#follow(type, undefined);
  }

  /** A CustomResourceDefinition of the group is gone. */
  release(group: string): void {
    for (const [user, type] of this.#users) {
      if (type.group === group) {
        this.#users.delete(user);
        this.#watches.unfollow(user);
      }
    }
  }

  #follow(
    type: ResourceType,
    labelSelector: string | undefined,
  ): Informer<KubernetesObject> {
    if (isSecret(type)) {
      return this.#secrets;
    }
    const { group, version, plural } = type;
    const user = `ProvisionTemplateKind/${group}/${version}/${plural}/${
      labelSelector ? 'made' : 'read'
    }`;
    this.#users.set(user, type);
    const informer = this.#watches.follow(user, {
      type,
      ...(labelSelector && { labelSelector }),
    });
    if (!this.#subscribed.has(informer)) {
      this.#subscribed.add(informer);
      informer.subscribe(({ object }) => this.#listener(object, type));
    }
    return informer;
  }
}
