import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { fromPortalIdentity } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Who made a claim: a person of the catalog where the portal made it for them, else as the cluster calls them. */
export const Requester = (props: { name: string }) => {
  const { name } = props;
  const entityRef = portalUser(name);
  return entityRef ? <EntityRefLink entityRef={entityRef} /> : <>{name}</>;
};

function portalUser(name: string): string | undefined {
  const entityRef = fromPortalIdentity(name);
  try {
    return entityRef && parseEntityRef(entityRef).kind.toLowerCase() === 'user'
      ? entityRef
      : undefined;
  } catch {
    return undefined;
  }
}
