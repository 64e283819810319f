import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** What is kept of a node. */
export interface Node extends KubernetesObject {
  spec?: {
    unschedulable?: boolean;
    taints?: { key: string; effect: string }[];
  };
  status?: {
    conditions?: { type: string; status: string }[];
    nodeInfo?: { architecture?: string; kubeletVersion?: string };
  };
}
