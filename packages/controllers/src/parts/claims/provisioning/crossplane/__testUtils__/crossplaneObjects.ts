import type {
  ClassClaim,
  ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { aClaim } from '../../../../../__testUtils__/databases';

type Crossplane = NonNullable<
  ClusterInstanceClass['spec']['provisioner']
>['crossplane'];

/** A class whose instances Crossplane makes. */
export function aCrossplaneClass(
  name: string,
  crossplane: NonNullable<Crossplane>,
): ClusterInstanceClass {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: { provisioner: { crossplane } },
  };
}

/** A claim on such a class. */
export function aCrossplaneClaim(
  namespace: string,
  name: string,
  className: string,
  parameters?: Record<string, unknown>,
): ClassClaim {
  const claim = aClaim(namespace, name, className);
  return {
    ...claim,
    spec: { ...claim.spec, ...(parameters && { parameters }) },
  };
}
