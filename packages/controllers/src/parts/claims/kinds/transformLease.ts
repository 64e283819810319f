import type { Lease } from '@services-toolkit/claims';
import { annotations } from '@services-toolkit/kubernetes-api';

/** What is kept of a Lease, of which there is one for each claim: what `parseClaimLease` reads. */
export function transformLease({
  apiVersion,
  kind,
  metadata,
  spec,
}: Lease): Lease {
  const {
    name,
    namespace,
    uid,
    resourceVersion,
    annotations: notes,
  } = metadata;
  const {
    [annotations.resourceUid]: resourceUid,
    [annotations.leasedResource]: resource,
  } = notes ?? {};
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      uid,
      resourceVersion,
      ...(resourceUid !== undefined &&
        resource !== undefined && {
          annotations: {
            [annotations.resourceUid]: resourceUid,
            [annotations.leasedResource]: resource,
          },
        }),
    },
    spec: { holderIdentity: spec?.holderIdentity },
  };
}
