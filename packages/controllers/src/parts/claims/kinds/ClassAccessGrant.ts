import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** A ClusterRole, as far as this controller has to do with it. */
export interface ClusterRole extends KubernetesObject {
  rules?: {
    apiGroups?: string[];
    resources?: string[];
    resourceNames?: string[];
    verbs: string[];
  }[];
}

/** Somebody whom a ClusterRoleBinding gives a role to. */
export interface Subject {
  kind: string;
  name: string;
  namespace?: string;
  apiGroup?: string;
}

/** A ClusterRoleBinding. */
export interface ClusterRoleBinding extends KubernetesObject {
  roleRef: { apiGroup: string; kind: string; name: string };
  subjects?: Subject[];
}
