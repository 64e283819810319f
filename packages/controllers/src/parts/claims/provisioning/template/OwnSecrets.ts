import { toClaimableResource } from '@services-toolkit/claims';
import {
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

/** The Secrets that belong to what was made for a claim: with their credentials it is used, so nobody else has to open them. */
export class OwnSecrets {
  readonly #owners = new Set<string>();
  readonly #named = new Set<string>();

  /** This was made for the claim. */
  add(object: KubernetesObject, type: ResourceType): void {
    const { uid, bindingName } = toClaimableResource(object, type);
    const { namespace } = object.metadata;
    if (uid) {
      this.#owners.add(uid);
    }
    if (bindingName !== undefined && namespace) {
      this.#named.add(`${namespace}/${bindingName}`);
    }
  }

  /** Whether a Secret is owned by something of that, or named in its `status.binding`. */
  has({ namespace, name }: ObjectReference, secret: KubernetesObject): boolean {
    return (
      this.#named.has(`${namespace}/${name}`) ||
      (secret.metadata.ownerReferences ?? []).some(({ uid }) =>
        this.#owners.has(uid),
      )
    );
  }
}
