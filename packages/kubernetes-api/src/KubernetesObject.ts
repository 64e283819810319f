import type { ObjectMeta } from './ObjectMeta';

/** What every object of the Kubernetes API has. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}
