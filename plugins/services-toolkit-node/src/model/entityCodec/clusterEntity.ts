import { offeringEntityName } from '@services-toolkit/claims';
import {
  DEFAULT_NAMESPACE,
  type Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { annotations } from '@services-toolkit/kubernetes-api';
import { locationAnnotations } from './locationAnnotations';

/** The entity of a configured cluster. It holds no address: a page has no use for it, and not everyone may know it. @public */
export function encodeCluster(
  cluster: { name: string; title?: string },
  owner: string,
): Entity {
  const name = clusterEntityName(cluster.name);
  const title =
    cluster.title ?? (name === cluster.name ? undefined : cluster.name);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: DEFAULT_NAMESPACE,
      name,
      ...(title && { title }),
      annotations: {
        ...locationAnnotations(cluster.name),
        [annotations.cluster]: cluster.name,
      },
    },
    spec: { type: entityTypes.cluster, owner },
  };
}

/** @public */
export function clusterEntityRef(cluster: string): string {
  return stringifyEntityRef({
    kind: 'resource',
    namespace: DEFAULT_NAMESPACE,
    name: clusterEntityName(cluster),
  });
}

/** Clusters and classes are mapped to entity names by the same rule. */
function clusterEntityName(cluster: string): string {
  return offeringEntityName(cluster);
}
