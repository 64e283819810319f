import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** @public */
export interface EventRecord {
  type: 'Normal' | 'Warning';
  reason: string;
  /** Never anything from a Secret's data. */
  message: string;
}

/**
 * Writes Kubernetes Events about objects. Best effort: it never throws and is not waited for; the same reason and message
 * about the same object is written once in ten minutes.
 *
 * @public
 */
export interface EventRecorder {
  event(about: KubernetesObject, record: EventRecord): void;
  /** Resolves when all events recorded so far were written or given up. */
  flush(): Promise<void>;
}
