import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** One rule of a role. */
export interface PolicyRule {
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
  verbs: string[];
}

/** What is kept of a ClusterRole. */
export interface ClusterRole extends KubernetesObject {
  rules?: PolicyRule[] | null;
}

/** What is kept of an APIService. */
export interface APIService extends KubernetesObject {
  spec: {
    group: string;
    version: string;
    groupPriorityMinimum: number;
    versionPriority: number;
    caBundle?: string;
    service?: { name: string; namespace: string; port?: number } | null;
  };
}

/** The Service in front of the aggregated API server. */
export interface Service extends KubernetesObject {
  spec?: { ports?: { port: number }[] };
}

/** A ConfigMap. */
export interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
}
