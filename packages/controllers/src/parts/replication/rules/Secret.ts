import type {
  KubernetesObject,
  ObjectMeta,
} from '@services-toolkit/kubernetes-api';

/** A Secret with what is in it. Only who copies it has one, and only for as long as that takes. */
export interface Secret extends KubernetesObject {
  type?: string;
  data?: Record<string, string>;
  immutable?: boolean;
}

/** What Kubernetes takes for a credential of the cluster itself. */
const ofTheCluster: readonly string[] = [
  'kubernetes.io/service-account-token',
  'bootstrap.kubernetes.io/token',
];

/** Whether a Secret may leave its cluster, and come into another one. */
export function mayTravel({ type = 'Opaque' }: Secret): boolean {
  return !ofTheCluster.includes(type);
}

/** Which state of which Secret something is a copy of. */
export function versionOf({ uid, resourceVersion }: ObjectMeta): string {
  return `${uid}/${resourceVersion}`;
}
