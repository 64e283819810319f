import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';

/** What is kept of a ClusterServiceOffering: what claims choose by, and not its texts and pictures. */
export function transformOffering({
  apiVersion,
  kind,
  metadata,
  spec,
  status,
}: ClusterServiceOffering): ClusterServiceOffering {
  const { name, uid, resourceVersion, generation, deletionTimestamp } =
    metadata;
  const { type, protocol, provider, version, priority, plans } = spec;
  const { observedGeneration, capabilities, qualityOfService } = status ?? {};
  return {
    apiVersion,
    kind,
    metadata: {
      ...(name !== undefined && { name }),
      ...(uid !== undefined && { uid }),
      ...(resourceVersion !== undefined && { resourceVersion }),
      ...(generation !== undefined && { generation }),
      ...(deletionTimestamp !== undefined && { deletionTimestamp }),
    },
    spec: {
      ...(type !== undefined && { type }),
      ...(protocol !== undefined && { protocol }),
      ...(provider && { provider }),
      ...(version !== undefined && { version }),
      ...(priority !== undefined && { priority }),
      ...(plans && {
        plans: plans.map(plan => ({
          name: plan.name,
          classRef: plan.classRef,
        })),
      }),
    },
    ...(status && {
      status: {
        ...(observedGeneration !== undefined && { observedGeneration }),
        ...(capabilities && { capabilities }),
        ...(qualityOfService && { qualityOfService }),
        ...(status.plans && {
          plans: status.plans.map(
            // How many are free changes often, and claims look for themselves.
            ({ availability, ...plan }) => plan,
          ),
        }),
      },
    }),
  };
}
