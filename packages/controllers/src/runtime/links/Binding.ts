import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** Somebody whom a binding gives a role to. */
export interface Subject {
  kind: string;
  name: string;
  namespace?: string;
  apiGroup?: string;
}

/** A RoleBinding, or a ClusterRoleBinding. */
export interface Binding extends KubernetesObject {
  roleRef: { apiGroup: string; kind: string; name: string };
  subjects?: Subject[];
}
