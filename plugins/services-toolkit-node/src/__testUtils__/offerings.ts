import type {
  ClusterResource,
  ClusterServiceOffering,
  ClusterServiceOfferingSpec,
} from '@services-toolkit/kubernetes-api';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** An offering with a plan for each class that is named. */
export function anOffering(
  name: string,
  spec: ClusterServiceOfferingSpec = {},
  classes: readonly string[] = [],
): ClusterServiceOffering {
  return {
    apiVersion,
    kind: 'ClusterServiceOffering',
    metadata: { name, generation: 1 },
    spec: {
      ...(classes.length > 0 && {
        plans: classes.map(className => ({
          name: `plan-${className}`,
          classRef: { name: className },
        })),
      }),
      ...spec,
    },
  };
}

export function aClusterResource(
  name: string,
  spec: Partial<ClusterResource['spec']> = {},
): ClusterResource {
  return {
    apiVersion,
    kind: 'ClusterResource',
    metadata: { name },
    spec: { resourceRef: { group: 'demo', kind: 'Postgres' }, ...spec },
  } as ClusterResource;
}
