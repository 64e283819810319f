/**
 * Everything that the portal calls people and groups towards Kubernetes begins with this. Nothing of Kubernetes' own does
 * (`system:…`), and no other identity provider of the cluster should.
 */
const prefix = 'backstage:';

/**
 * As whom the portal acts in a cluster for a person or a group.
 *
 * @param entityRef - full, as in `user:default/alice`
 * @public
 */
export function toPortalIdentity(entityRef: string): string {
  return prefix + entityRef;
}

/**
 * The entity that a Kubernetes user or group stands for; `undefined` for one that is not the portal's.
 *
 * @public
 */
export function fromPortalIdentity(name: string): string | undefined {
  return name.startsWith(prefix) && name.length > prefix.length
    ? name.slice(prefix.length)
    : undefined;
}
