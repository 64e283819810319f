import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';

/**
 * `<cluster>/<namespace>/<name>` of the claims that were made for an entity: enough to propose a free name. What
 * others took, the dry run finds out.
 */
export function useTakenNames(entityRef: string | undefined): {
  loading: boolean;
  taken: ReadonlySet<string>;
} {
  const api = useApi(servicesToolkitApiRef);
  const { loading, value } = useAsync(async () => {
    if (!entityRef) {
      return [];
    }
    const { items } = await api.listClaims({ entityRef });
    return items.map(
      ({ cluster, namespace, name }) => `${cluster}/${namespace}/${name}`,
    );
  }, [api, entityRef]);
  return { loading, taken: new Set(value) };
}
