import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClassInCluster } from './offeringFromClasses';
import { offeringFromClasses } from './offeringFromClasses';

/** {@link offeringFromClasses}, with the schema of the parameters in each cluster, which would be too much for a list. */
export function offeringInDetail(
  group: string,
  classes: readonly [ClassInCluster, ...ClassInCluster[]],
): Offering {
  const offering = offeringFromClasses(group, classes);
  return {
    ...offering,
    clusters: offering.clusters.map(cluster => {
      const parametersSchema = classes.find(one => one.cluster === cluster.name)
        ?.class.status?.claimParameters?.openAPIV3Schema;
      return { ...cluster, ...(parametersSchema && { parametersSchema }) };
    }),
  };
}
