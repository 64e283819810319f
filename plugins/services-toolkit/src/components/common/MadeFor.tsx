import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { isEntityRef } from '../../model/isEntityRef';

/** What a claim says it is for. Anyone who may write the claim may write anything there: what names no entity is no link. */
export const MadeFor = (props: { entityRef: string; hideIcon?: boolean }) =>
  isEntityRef(props.entityRef) ? (
    <EntityRefLink {...props} />
  ) : (
    <>{props.entityRef}</>
  );
