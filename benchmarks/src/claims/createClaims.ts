import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { inFlight } from '../environment/inFlight';

/** Creates claims `<prefix>-0` to `<prefix>-<count - 1>`, as fast as the client's connections allow. */
export function createClaims(
  client: KubernetesClient,
  claims: {
    namespace: string;
    className: string;
    prefix: string;
    count: number;
  },
): Promise<void> {
  const { namespace, className, prefix, count } = claims;
  return inFlight(count, 32, index =>
    client.create<ClassClaim>(resourceTypes.classClaims, {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name: `${prefix}-${index}`, namespace },
      spec: { classRef: { name: className } },
    }),
  );
}
