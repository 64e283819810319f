/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * The facts about this cluster that offerings may require. There is one object, named "cluster"; the controllers make it and keep its status. In CEL, "cluster" is this status.
 *
 * @public
 */
export interface ClusterInfrastructure {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClusterInfrastructure.
   */
  kind: 'ClusterInfrastructure';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  status?: ClusterInfrastructureStatus;
}
/**
 * The facts.
 *
 * @public
 */
export interface ClusterInfrastructureStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether all facts could be read (type Ready), and if not, which rules are missing.
   */
  conditions?: Condition[];
  /**
   * The version of the API server, such as 1.36.2.
   */
  kubernetesVersion?: string;
  /**
   * The nodes.
   */
  nodes?: {
    /**
     * How many there are.
     */
    total: number;
    /**
     * How many of them are Ready.
     */
    ready: number;
    /**
     * How many of them take pods: Ready, not cordoned, and without taints that keep ordinary pods away.
     */
    schedulable: number;
    /**
     * The zones of those that take pods, by the label topology.kubernetes.io/zone, at most 64.
     *
     * @maxItems 64
     */
    zones?: string[];
    /**
     * The processor architectures of those that take pods, such as amd64.
     *
     * @maxItems 64
     */
    architectures?: string[];
    /**
     * The versions of the kubelets of those that take pods, such as 1.36.2.
     *
     * @maxItems 64
     */
    kubeletVersions?: string[];
  };
  /**
   * The storage classes, by name, at most 64.
   *
   * @maxItems 64
   *
   * Items: One storage class.
   */
  storageClasses?: {
    /**
     * Its name.
     */
    name: string;
    /**
     * What makes its volumes.
     */
    provisioner: string;
    /**
     * Whether volumes that name no storage class get this one.
     */
    default: boolean;
    /**
     * Whether its volumes can grow.
     */
    allowVolumeExpansion: boolean;
    /**
     * Immediate or WaitForFirstConsumer.
     */
    volumeBindingMode: string;
    /**
     * Whether there is a VolumeSnapshotClass of its provisioner.
     */
    snapshots: boolean;
  }[];
  /**
   * The names of the CSI drivers, at most 64.
   *
   * @maxItems 64
   */
  csiDrivers?: string[];
  /**
   * The network plugin, told by its CustomResourceDefinitions. Absent where it is not known.
   */
  cni?: {
    /**
     * Its name, such as calico or cilium.
     */
    name: string;
    /**
     * Whether it enforces NetworkPolicies.
     */
    networkPolicy: boolean;
  };
  /**
   * Whether Services of type LoadBalancer get an address. Absent while there is none to tell by.
   */
  loadBalancers?: boolean;
  /**
   * The operators that are installed in the namespaces that the controllers were told to look into, at most 128.
   *
   * @maxItems 128
   *
   * Items: One operator.
   */
  operators?: {
    /**
     * The name of its package or chart.
     */
    name: string;
    /**
     * Its version. Absent where it is not told.
     */
    version?: string;
  }[];
  /**
   * Since when each fact has been as it is here.
   *
   * Items: One fact.
   */
  observed?: {
    /**
     * The name of the field.
     */
    fact: string;
    /**
     * When it was first seen as it is.
     */
    observedAt: string;
  }[];
  /**
   * The facts that are not known. A guarantee that needs one is Unknown.
   *
   * Items: One fact.
   */
  unknown?: {
    /**
     * The name of the field.
     */
    fact: string;
    /**
     * What the controllers may not read, and how to let them. Absent where that is not the cause.
     */
    missingRule?: string;
    /**
     * What would tell the fact. Absent where a rule is missing.
     */
    message?: string;
  }[];
}
/** The types of the fields of a ClusterInfrastructure's status. @public */
export const clusterInfrastructureStatusSchema = {
  type: 'object',
  properties: {
    observedGeneration: { type: 'integer', format: 'int64' },
    conditions: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['type'],
      items: {
        type: 'object',
        required: ['type', 'status'],
        properties: {
          type: { type: 'string' },
          status: { type: 'string', enum: ['True', 'False', 'Unknown'] },
          observedGeneration: { type: 'integer', format: 'int64' },
          lastTransitionTime: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    kubernetesVersion: { type: 'string' },
    nodes: {
      type: 'object',
      required: ['total', 'ready', 'schedulable'],
      properties: {
        total: { type: 'integer', format: 'int64' },
        ready: { type: 'integer', format: 'int64' },
        schedulable: { type: 'integer', format: 'int64' },
        zones: {
          type: 'array',
          maxItems: 64,
          'x-kubernetes-list-type': 'atomic',
          items: { type: 'string' },
        },
        architectures: {
          type: 'array',
          maxItems: 64,
          'x-kubernetes-list-type': 'atomic',
          items: { type: 'string' },
        },
        kubeletVersions: {
          type: 'array',
          maxItems: 64,
          'x-kubernetes-list-type': 'atomic',
          items: { type: 'string' },
        },
      },
    },
    storageClasses: {
      type: 'array',
      maxItems: 64,
      'x-kubernetes-list-type': 'atomic',
      items: {
        type: 'object',
        required: [
          'name',
          'provisioner',
          'default',
          'allowVolumeExpansion',
          'volumeBindingMode',
          'snapshots',
        ],
        properties: {
          name: { type: 'string' },
          provisioner: { type: 'string' },
          default: { type: 'boolean' },
          allowVolumeExpansion: { type: 'boolean' },
          volumeBindingMode: { type: 'string' },
          snapshots: { type: 'boolean' },
        },
      },
    },
    csiDrivers: {
      type: 'array',
      maxItems: 64,
      'x-kubernetes-list-type': 'atomic',
      items: { type: 'string' },
    },
    cni: {
      type: 'object',
      required: ['name', 'networkPolicy'],
      properties: {
        name: { type: 'string' },
        networkPolicy: { type: 'boolean' },
      },
    },
    loadBalancers: { type: 'boolean' },
    operators: {
      type: 'array',
      maxItems: 128,
      'x-kubernetes-list-type': 'atomic',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, version: { type: 'string' } },
      },
    },
    observed: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['fact'],
      items: {
        type: 'object',
        required: ['fact', 'observedAt'],
        properties: {
          fact: { type: 'string' },
          observedAt: { type: 'string', format: 'date-time' },
        },
      },
    },
    unknown: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['fact'],
      items: {
        type: 'object',
        required: ['fact'],
        properties: {
          fact: { type: 'string' },
          missingRule: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;
