/** Kubernetes' own domains, whose groups decide about the cluster itself. */
const ofKubernetes = ['k8s.io', 'kubernetes.io'];

/** Ours: what is decided here is decided in each cluster for itself. */
const ofOurs = ['apps.tanzu.vmware.com', 'multicluster.x-tanzu.vmware.com'];

/** Whether an API group is one that a cluster may let another use: of some operator, and not of Kubernetes or ours. @public */
export function isProjectableGroup(group: string): boolean {
  return (
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/.test(
      group,
    ) &&
    ![...ofKubernetes, ...ofOurs].some(
      domain => group === domain || group.endsWith(`.${domain}`),
    )
  );
}
