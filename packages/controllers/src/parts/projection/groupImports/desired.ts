import {
  annotations,
  labels,
  projectionResourceTypes,
  type ClusterAPIGroupImport,
} from '@services-toolkit/kubernetes-api';
import { controllerReference } from '../../../runtime/controllerReference';
import type { APIService } from '../kinds/objects';

/** What answers for imported groups, as the API server here reaches it. */
export interface Proxy {
  /** PEM in Base64. */
  caBundle: string;
  serviceReference: { name: string; namespace: string; port: number };
}

/** As Kubernetes has it for CustomResourceDefinitions: before what is registered with less, after its own. */
const groupPriorityMinimum = 1_000;

/** The first of the versions is the preferred one. */
const firstVersionPriority = 100;

/** The APIServices of an import: one for each version, in this order. */
export function desiredApiServices(
  { metadata, spec: { group } }: ClusterAPIGroupImport,
  versions: readonly string[],
  { caBundle, serviceReference }: Proxy,
): APIService[] {
  return versions.map((version, index) => ({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: {
      name: `${version}.${group}`,
      labels: {
        'app.kubernetes.io/managed-by': 'services-toolkit',
        [labels.groupImportUid]: metadata.uid ?? '',
      },
      annotations: { [annotations.groupImport]: metadata.name ?? '' },
      ownerReferences: [
        controllerReference(
          projectionResourceTypes.clusterAPIGroupImports,
          metadata,
        ),
      ],
    },
    spec: {
      ...{ group, version, groupPriorityMinimum, caBundle },
      versionPriority: Math.max(1, firstVersionPriority - index),
      service: serviceReference,
    },
  }));
}
