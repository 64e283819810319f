import { recordOf } from '../crossplane/recordOf';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { sanitizeConditions } from './sanitizeConditions';

/** The object, with records where there should be some, and conditions that are ones, whatever others wrote into it. */
export function sanitizeObject<T extends KubernetesObject>(object: T): T {
  const { metadata, spec, status } = recordOf(object) ?? {};
  return {
    ...object,
    metadata: recordOf(metadata) ?? {},
    spec: recordOf(spec) ?? {},
    status: { ...recordOf(status), conditions: sanitizeConditions(object) },
  };
}
