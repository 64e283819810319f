import type { ObjectMeta } from './ObjectMeta';

/** What every object of the Kubernetes API has. @public */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}
