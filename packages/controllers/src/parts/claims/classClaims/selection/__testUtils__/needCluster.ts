import {
  annotations,
  resourceTypes,
  type ClassClaim,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import {
  aClaimByNeed,
  anOffering,
  classClaims,
} from '../../../../../__testUtils__/databases';
import type { TestCluster } from '../../../../../__testUtils__/TestCluster';

const { clusterServiceOfferings } = resourceTypes;

type Status = NonNullable<ClusterServiceOffering['status']>;

/** Writes what the controller of offerings would find out: all plans can be claimed, and what else a test wants. */
export async function judge(
  cluster: TestCluster,
  name: string,
  status: Status = {},
): Promise<void> {
  const offering = await cluster.client.get<ClusterServiceOffering>(
    clusterServiceOfferings,
    { name },
  );
  const plans = (offering.spec.plans ?? []).map(plan => ({
    ...{ name: plan.name, className: plan.classRef.name },
    ready: 'True' as const,
  }));
  await cluster.client.update(
    clusterServiceOfferings,
    {
      ...offering,
      status: {
        ...(offering.metadata.generation !== undefined && {
          observedGeneration: offering.metadata.generation,
        }),
        plans,
        ...status,
      },
    },
    { subresource: 'status' },
  );
}

/** An offering, and what the controller of offerings would say of it. */
export async function offer(
  cluster: TestCluster,
  name: string,
  plans: Parameters<typeof anOffering>[1],
  spec: ClusterServiceOffering['spec'] = {},
  status: Status = {},
): Promise<void> {
  await cluster.client.create(
    clusterServiceOfferings,
    anOffering(name, plans, spec),
  );
  await judge(cluster, name, status);
}

/** As the admission policy notes them. */
export const notes = (user: string, groups: readonly string[]) => ({
  [annotations.requestedBy]: user,
  [annotations.requestedByGroups]: JSON.stringify(groups),
});

export async function askFor(
  cluster: TestCluster,
  namespace: string,
  name: string,
  selector: NonNullable<ClassClaim['spec']['classSelector']>,
): Promise<{ namespace: string; name: string }> {
  await cluster.client.create(
    classClaims,
    aClaimByNeed(namespace, name, selector),
  );
  return { namespace, name };
}
