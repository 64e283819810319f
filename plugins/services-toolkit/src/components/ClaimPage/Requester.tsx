import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { PORTAL_USER } from '../../model/portalUser';

/** Who made a claim: a person of the catalog where the portal made it for them, else as the cluster calls them. */
export const Requester = (props: { name: string }) => {
  const { name } = props;
  const entityRef = portalUser(name);
  return entityRef ? <EntityRefLink entityRef={entityRef} /> : <>{name}</>;
};

function portalUser(name: string): string | undefined {
  if (!name.startsWith(PORTAL_USER)) {
    return undefined;
  }
  const entityRef = name.slice(PORTAL_USER.length);
  try {
    return parseEntityRef(entityRef).kind.toLowerCase() === 'user'
      ? entityRef
      : undefined;
  } catch {
    return undefined;
  }
}
