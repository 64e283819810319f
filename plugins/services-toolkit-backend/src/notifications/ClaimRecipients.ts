import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { fromPortalIdentity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimEntities } from '../services/ClaimEntities';
import type { NotifiedClaim } from './NotifiedClaim';

/**
 * Whom a notification about a claim is for: the owners of the component that it was made for, else the person who made it
 * through the portal, else nobody.
 */
export class ClaimRecipients {
  readonly #auth: AuthService;
  readonly #entities: Pick<ClaimEntities, 'get' | 'ownsNamespace'>;

  constructor(options: {
    auth: AuthService;
    entities: Pick<ClaimEntities, 'get' | 'ownsNamespace'>;
  }) {
    this.#auth = options.auth;
    this.#entities = options.entities;
  }

  async of(claim: NotifiedClaim): Promise<string[]> {
    const owners = await this.#ownersOfEntity(claim);
    if (owners.length) {
      return owners;
    }
    // What was noted of a ResourceClaim before this was so may be anybody whom its claimant chose.
    const requestedBy = claim.resource === undefined ? claim.requestedBy : '';
    const requester = fromPortalIdentity(requestedBy ?? '');
    return requester?.startsWith('user:') ? [requester] : [];
  }

  /** Anyone may write into a claim what it is for: only where the namespace is the component's, its owners are told. */
  async #ownersOfEntity({
    cluster,
    namespace,
    entityRef,
  }: NotifiedClaim): Promise<string[]> {
    if (!entityRef) {
      return [];
    }
    try {
      const { entity } = await this.#entities.get(
        entityRef,
        await this.#auth.getOwnServiceCredentials(),
      );
      return this.#entities.ownsNamespace(entity, cluster, namespace)
        ? (entity.relations ?? [])
            .filter(({ type }) => type === RELATION_OWNED_BY)
            .map(({ targetRef }) => targetRef)
        : [];
    } catch (error) {
      if (NotFoundError.is(error)) {
        return [];
      }
      throw error;
    }
  }
}
