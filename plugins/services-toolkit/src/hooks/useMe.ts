import { stringifyEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { claimTarget } from '../model/claimTarget';
import type { Me } from '../model/myClaims';

/** Who one is and what one owns. */
export function useMe() {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  return useAsync(async (): Promise<Me> => {
    const { userEntityRef, ownershipEntityRefs } =
      await identityApi.getBackstageIdentity();
    const { items } = await catalogApi.getEntities({
      filter: { 'relations.ownedBy': ownershipEntityRefs },
      fields: ['kind', 'metadata'],
    });
    return {
      userEntityRef,
      ownedRefs: new Set(items.map(entity => stringifyEntityRef(entity))),
      ownedNamespaces: new Set(
        items.flatMap(entity => claimTarget(entity).namespaces),
      ),
    };
  }, [catalogApi, identityApi]);
}
