import type {
  Condition,
  KubernetesObject,
} from '@services-toolkit/kubernetes-api';

/** A composite resource (XR) as it is read; its fields are the XRD author's, who may leave out any of them. @public */
export interface CompositeResource extends KubernetesObject {
  spec?: Record<string, unknown>;
  status?: {
    conditions?: readonly Condition[];
    [field: string]: unknown;
  };
}
