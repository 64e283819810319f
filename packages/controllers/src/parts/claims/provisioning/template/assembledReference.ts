import { childName } from '@services-toolkit/claims';
import {
  type ClassClaim,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';

/** The Secret that is put together for a claim. */
export function assembledReference({
  metadata: { name = '', namespace = '', uid = '' },
}: ClassClaim): ObjectReference & { namespace: string } {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    name: childName({ name, uid }),
    namespace,
  };
}
